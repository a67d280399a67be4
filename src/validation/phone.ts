/**
 * A Nigerian phone number as Klump wants it, 11 digits from 0, out of the spellings shops hold:
 * `+234 801 234 5678`, `2348012345678`, `8012345678` (a spreadsheet ate the 0), `0801-234-5678`.
 * Undefined when it is none of them.
 */
export function localPhone(text: string): string | undefined {
  const digits = text.replaceAll(/[\s().+-]/g, '')
  const match = /^(?:234|0|)0?(\d{10})$/.exec(digits)
  return match?.[1] && /^[1-9]/.test(match[1]) ? `0${match[1]}` : undefined
}
