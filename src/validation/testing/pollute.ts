import { readdirSync, readFileSync } from 'node:fs'

/** Puts the value on `Object.prototype`, as a library of a page or a server may do. Returns a function that removes it. */
export function pollute(name: string, value: unknown): () => void {
  // oxlint-disable-next-line no-extend-native -- this is what the tests are about
  Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true })
  return () => void delete (Object.prototype as Record<string, unknown>)[name]
}

/** JavaScript itself reads these names: from property descriptors, iterators and awaited values. */
const OF_THE_LANGUAGE = 'get set value writable enumerable configurable next return then'.split(' ')

/** Every name in the code of these folders, so that a new name is tried too, except those of the language. */
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
