import type { Headers, Site } from './site.ts'

/**
 * The file `_headers` of static hosts: a path, then its headers. Where two rules match, such hosts send a header twice, so no other rule
 * repeats a header of `/*`.
 */
export function writeHeaders({ pages, nothing }: Site): string {
  const everywhere = Object.entries(nothing).filter(([name, value]) =>
    pages.every(({ headers }) => headers[name] === value),
  )
  const names = new Set(everywhere.map(([name]) => name))
  const rest = (headers: Headers) => Object.entries(headers).filter(([name]) => !names.has(name))
  return [
    ...NOTES.map((line) => `# ${line}`),
    '',
    rule('/*', everywhere),
    ...pages.map(({ path, headers }) => rule(path, rest(headers))),
  ].join('\n')
}

const rule = (path: string, headers: readonly [string, string][]) =>
  [path, ...headers.map(([name, value]) => `  ${name}: ${value}`), ''].join('\n')

const NOTES = [
  'Written by klump-checkout. Publish this folder as it is; the next release is a new folder.',
  'One rule for an address. Some hosts take 100 rules at most: they need a host of another kind.',
  'What a host of files does in its own way, or not at all: compression, ETag, the answers 404, 405 and 410, /healthz and /readyz.',
  'It passes no calls on: the page asks the API itself, which has to allow this origin (CORS).',
]
