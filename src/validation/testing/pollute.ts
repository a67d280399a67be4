import { readdirSync, readFileSync } from 'node:fs'

/** As a library of the page, or a dependency of a server, would: puts the value on `Object.prototype`. Returns how to take it off. */
export function pollute(name: string, value: unknown): () => void {
  // oxlint-disable-next-line no-extend-native -- this is what the tests are about
  Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true })
  return () => void delete (Object.prototype as Record<string, unknown>)[name]
}

/** JavaScript itself reads these from the prototype: of property descriptors, iterators and whatever is awaited. */
const OF_THE_LANGUAGE = 'get set value writable enumerable configurable next return then'.split(' ')

/** Every name in the code of these folders, so that a name which somebody adds is tried too; but for those of the language. */
export function namesIn(
  folders: readonly URL[],
  isCode = (file: string) => /(?<!\.test)\.ts$/.test(file),
): string[] {
  const code = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter(isCode)
      .map((file) => readFileSync(new URL(file, folder), 'utf8')),
  )
  const words = code.flatMap(
    (text) => text.replaceAll(/^\s*(\/\/|\/?\*).*$/gm, '').match(/[a-z_]\w*/gi) ?? [],
  )
  return [...new Set(words)].filter((name) => !OF_THE_LANGUAGE.includes(name) && !(name in {})).sort()
}
