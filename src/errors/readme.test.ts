import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { CODES, type KlumpErrorCode } from './codes.ts'
import { KlumpError } from './klump-error.ts'

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const ROW = /^\| <a id="(error-\w+)"><\/a>`(\w+)` *\|(.*)\|$/gm

const rows = [...README.matchAll(ROW)].map(([, anchor, code = '', rest = '']) => {
  const [type = '', again = '', ...texts] = rest.split('|').map((cell) => cell.trim())
  return { anchor, code, fact: [type.replaceAll('`', ''), again === 'yes'], texts }
})

it('the README has every code, once, with its type and whether one may try again', () => {
  expect(Object.fromEntries(rows.map(({ code, fact }) => [code, fact]))).toEqual(CODES)
  expect(rows).toHaveLength(Object.keys(CODES).length)
})

it('each says when, what the shopper sees and what to do', () => {
  for (const { code, texts } of rows)
    expect(texts, code).toEqual([
      expect.stringMatching(/\w/),
      expect.stringMatching(/\w/),
      expect.stringMatching(/\w/),
    ])
})

it('each is where the error says that it is', () => {
  for (const { anchor, code } of rows)
    expect(new KlumpError({ code: code as KlumpErrorCode, message: '' }).help).toBe(`README.md#${anchor}`)
})
