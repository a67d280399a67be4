/** A whole number from 0 to `most`. @throws TypeError that names the option */
export function readNumber(name: string, text: string, most: number): number {
  if (!/^\d{1,12}$/.test(text) || Number(text) > most)
    throw new TypeError(`${name}: expected a number up to ${most}, got ${JSON.stringify(text)}.`)
  return Number(text)
}
