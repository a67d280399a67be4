import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transform } from 'esbuild'
import { expect, it } from 'vitest'

const DIST = join(import.meta.dirname, '../../dist')

/** The scripts and styles inside the checkout's document, with paths like `checkout/index.html-1.js`. */
const DOCUMENT = 'checkout/index.html'
const inside = [...readFileSync(join(DIST, DOCUMENT), 'utf8').matchAll(/<(script|style)>([^]*?)<\/\1>/g)].map(
  ([, tag, text = ''], index) => [`${DOCUMENT}-${index}.${tag === 'script' ? 'js' : 'css'}`, text] as const,
)

/** Everything that a browser is given, by its path in the built package. */
const built = [
  ...inside,
  ...readdirSync(DIST, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(js|css)$/.test(path) && !/^(server|types|sandbox|host|cli)/.test(path))
    .map((path) => [path, readFileSync(join(DIST, path), 'utf8')] as const),
]

const scripts = built.filter(([path]) => path.endsWith('.js'))

/** Names that one of the oldest browsers does not know, and that are easily used by mistake or without a feature check. */
const TOO_NEW =
  /\b(canParse|withResolvers|groupBy|toSorted|toReversed|toSpliced|fromAsync|isWellFormed|toWellFormed|checkVisibility|setHTML)\b|showPopover\b(?!\?\.)|AbortSignal\.any|Promise\.try|light-dark\(|@starting-style|field-sizing|@media[^{]*(\bnot ?\(|[<>])/g

it('the build has the files that this test is about', () => {
  const paths = built.map(([path]) => path).join('\n')
  for (const part of [
    /^klump\.js$/m,
    /^index\.js$/m,
    /^overlay-.+\.js$/m,
    /^checkout\/index\.html-\d\.css$/m,
    /^checkout\/index\.html-\d\.js$/m,
  ])
    expect(paths).toMatch(part)
})

it.each(built)('%s uses nothing that the oldest browsers do not have', (_path, text) => {
  expect(text.match(TOO_NEW) ?? []).toEqual([])
})

it.each(scripts)('%s is written in ES2022, which the oldest browsers support', async (_path, text) => {
  const options = { charset: 'utf8', logLevel: 'silent' } as const
  const [as, lowered] = await Promise.all([
    transform(text, { ...options, target: 'esnext' }),
    transform(text, { ...options, target: 'es2022' }),
  ])
  // The transform to ES2022 changed nothing.
  expect(lowered.code === as.code).toBe(true)
})
