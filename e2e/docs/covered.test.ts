import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BLOCKS, testFile, type Block } from './blocks.ts'
import { DOCUMENTS, EVERYTHING } from './documents.ts'

const HERE = import.meta.dirname
const PACKAGE_TESTS = readFileSync(join(HERE, '../package/documents.test.ts'), 'utf8')
const COMPILED = ['ts', 'tsx', 'vue', 'js', 'mjs']

const tests = readdirSync(HERE)
  .filter((file) => /\.(test|spec)\.ts$/.test(file))
  .map((file) => readFileSync(join(HERE, file), 'utf8'))
const { scripts } = JSON.parse(readFileSync(join(HERE, '../../package.json'), 'utf8')) as {
  scripts: Record<string, string>
}

/** Why no test covers this block; undefined when a test does. */
function untried(block: Block): string | undefined {
  const { language, name, text } = block
  const file = testFile(block)
  if (file) return PACKAGE_TESTS.includes(`'${file}'`) ? undefined : `e2e/package does not run ${file}`
  // compile.test.ts takes all of them.
  if (COMPILED.includes(language)) return undefined
  if (language === 'sh') return text.trim().split('\n').map(unknownCommand).find(Boolean)
  if (!name) return 'it has no name, so no test can ask for it'
  if (!tests.some((text) => new RegExp(`(?:example(?:With)?\\(|example: )'${name}'`).test(text)))
    return `no test in e2e/docs asks for ${name}`
  return undefined
}

/** The program's own list: `const commands = { host, ... }`. */
const [, COMMANDS = ''] =
  /const commands = \{([^]+?)\n/.exec(readFileSync(join(HERE, '../../src/cli/main.ts'), 'utf8')) ?? []

function unknownCommand(line: string): string | undefined {
  const [, program] = /^npx klump-checkout ([a-z]+)/.exec(line) ?? []
  if (program !== undefined)
    return RegExp(`\\b${program}\\b`).test(COMMANDS) ? undefined : `${line} is no command of klump-checkout`
  const [, script] = /^npm (?:run )?([\w:-]+)/.exec(line) ?? []
  const known = script !== undefined && ['ci', 'install', ...Object.keys(scripts)].includes(script)
  return known ? undefined : `${line} is no command of this package`
}

test('every code block of the documents is compiled, run or used by a test', () => {
  expect(BLOCKS.length).toBeGreaterThan(30)
  // One block for each fence: the parser overlooks none.
  const fences = DOCUMENTS.flatMap(({ text }) => [...text.matchAll(/^ *```(?!\w+ declaration)\w+$/gm)])
  expect(BLOCKS.length).toBe(fences.length)
  const found = BLOCKS.flatMap((block) => {
    const why = untried(block)
    return why ? [`${block.file}:${block.line} (${block.language}): ${why}`] : []
  })
  expect(found).toEqual([])
})

test('an example that stands in two documents has the same text in both', () => {
  const texts = new Map<string, string>()
  for (const { name, text, file } of BLOCKS.filter(({ name }) => name)) {
    expect(text, `${name} in ${file}`).toBe(texts.get(name) ?? text)
    texts.set(name, text)
  }
})

test('every npm script that the documents name exists', () => {
  const named = EVERYTHING.flatMap(({ text }) =>
    [...text.matchAll(/`npm run ([\w:-]+)/g)].map(([, name = '']) => name),
  )
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((name) => !(name in scripts))).toEqual([])
})
