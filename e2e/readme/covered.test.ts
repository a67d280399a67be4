import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BLOCKS, README, testFile, type Block } from './blocks.ts'

const HERE = import.meta.dirname
const PACKAGE_TESTS = readFileSync(join(HERE, '../package/readme.test.ts'), 'utf8')
const COMPILED = ['ts', 'tsx', 'vue', 'js', 'mjs']

const tests = readdirSync(HERE)
  .filter((file) => /\.(test|spec)\.ts$/.test(file))
  .map((file) => readFileSync(join(HERE, file), 'utf8'))
const { scripts } = JSON.parse(readFileSync(join(HERE, '../../package.json'), 'utf8')) as {
  scripts: Record<string, string>
}

/** Why nobody tries this block, or nothing. */
function untried(block: Block): string | undefined {
  const { language, name, text } = block
  const file = testFile(block)
  if (file) return PACKAGE_TESTS.includes(`'${file}'`) ? undefined : `e2e/package does not run ${file}`
  // compile.test.ts takes all of them.
  if (COMPILED.includes(language)) return undefined
  if (language === 'sh') return text.trim().split('\n').map(unknownCommand).find(Boolean)
  if (!name) return 'it has no name, so no test can ask for it'
  if (!tests.some((text) => RegExp(`example(With)?\\('${name}'`).test(text)))
    return `no test in e2e/readme asks for ${name}`
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

test('every block of the README is compiled, run or asked about', () => {
  expect(BLOCKS.length).toBeGreaterThan(15)
  // As many as there are fences: none is overlooked by the way they are read.
  expect(BLOCKS.length).toBe([...README.matchAll(/^ *```/gm)].length / 2)
  const found = BLOCKS.flatMap((block) => {
    const why = untried(block)
    return why ? [`README.md:${block.line} (${block.language}): ${why}`] : []
  })
  expect(found).toEqual([])
})

test('names are given once', () => {
  const names = BLOCKS.map(({ name }) => name).filter(Boolean)
  expect(names).toEqual([...new Set(names)])
})

test('commands that are named in the text are there', () => {
  const named = [...README.matchAll(/`npm run ([\w:-]+)/g)].map(([, name = '']) => name)
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter((name) => !(name in scripts))).toEqual([])
})

test('links within the README lead somewhere', () => {
  const slug = (heading: string) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-')
  const prose = README.replace(/^ *```.*?^ *```/gms, '')
  const headings = new Set<string>(
    [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slug(heading)),
  )
  for (const [, id = ''] of prose.matchAll(/<a id="([^"]+)">/g)) headings.add(id)
  const links = [...prose.matchAll(/\]\(#([^)]+)\)/g)].map(([, to = '']) => to)
  expect(links.length).toBeGreaterThan(2)
  expect(links.filter((to) => !headings.has(to))).toEqual([])
})
