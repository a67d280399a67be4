import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { CODES, type KlumpErrorCode } from './codes.ts'
import { KlumpError } from './klump-error.ts'

const PAGE = readFileSync(new URL('../../public/docs/errors.md', import.meta.url), 'utf8')

const sections = [...PAGE.matchAll(/^### `(\w+)`\n([^]*?)(?=^#|$(?![^]))/gm)].map(
  ([, code = '', text = '']) => {
    const [, type, again] = /^- \*\*Type\*\*: `(\w+)`\. \*\*Again\*\*: (yes|no)\.$/m.exec(text) ?? []
    const told = [...text.matchAll(/^- \*\*(.+?)\*\*: (.+)$/gm)].map(([, name]) => name)
    return { code, kind: [type, again === 'yes'], told }
  },
)

it('the page “Errors” has every code, once, with its type and whether a retry may help', () => {
  expect(Object.fromEntries(sections.map(({ code, kind }) => [code, kind]))).toEqual(CODES)
  expect(sections).toHaveLength(Object.keys(CODES).length)
})

it('each code of the page “Errors” says when, what the shopper sees, who acts and what to do', () => {
  for (const { code, told } of sections)
    expect(told, code).toEqual(['Type', 'When', 'The shopper sees', 'Who acts', 'What to do'])
})

it('error.help leads to the code’s heading, in the file of the package', () => {
  for (const { code } of sections)
    expect(new KlumpError({ code: code as KlumpErrorCode, message: '' }).help).toBe(
      `klump-checkout/dist/docs/errors.md#${code}`,
    )
})

it('a code of a newer overlay, which an old script may load, has the kind that the overlay adds', () => {
  const code = 'a_new_code' as KlumpErrorCode
  expect(new KlumpError({ code, message: '', kind: ['page', true] })).toMatchObject({
    code,
    type: 'page',
    recoverable: true,
  })
})
