import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../../..')
const files = ['src', 'demo'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:tsx?|js)$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`),
)

/** A formatter, or a method that creates one, with its first argument. */
const FORMATTER =
  /\bIntl\.(?:DateTimeFormat|NumberFormat|PluralRules)\(\s*([^\s,)]*)|\.toLocale\w*String\(\s*([^\s,)]*)/g

test('the source formats no date and no number in the browser’s own locale', () => {
  const unnamed = files.flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(FORMATTER)]
      .filter(([, made, called]) => !/^(?:'en-|supported\(|\[lang)/.test(made ?? called ?? ''))
      .map(([found]) => `${file}: ${found}`),
  )
  expect(files.length).toBeGreaterThan(500)
  expect(unnamed).toEqual([])
})

test('every place where a developer may choose Pidgin notes that the texts are not reviewed', () => {
  for (const [file, said] of [
    ['src/checkout/locale/pcm.ts', 'NEEDS REVIEW BY NATIVE SPEAKERS'],
    ['src/loader/klump.ts', 'Nigerian Pidgin, not reviewed yet'],
    ['src/messages/index.ts', 'which no native speaker has reviewed yet'],
    ['public/docs/options.md', 'Nigerian Pidgin, not reviewed yet'],
    ['demo/gallery/screens/own-looks.ts', 'which no native speaker has reviewed yet'],
  ] as const)
    expect(readFileSync(join(ROOT, file), 'utf8'), file).toContain(said)
})
