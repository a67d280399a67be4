import DOMPurify from 'dompurify'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { publishedTerms } from '../testing/published.ts'
import { stripAttributes } from './strip-attributes.ts'

const KEPT = ['href', 'colspan', 'start']

/** The HTML after the browser's parser and the sanitizer, without whitespace, which differs where a style was removed. */
function purified(html: string): string {
  const box = document.createElement('div')
  box.append(
    DOMPurify.sanitize(html, {
      ALLOWED_ATTR: KEPT,
      ALLOW_DATA_ATTR: false,
      ALLOW_ARIA_ATTR: false,
      FORBID_TAGS: ['style'],
      RETURN_DOM_FRAGMENT: true,
    }),
  )
  return box.innerHTML.replaceAll(/\s+/g, '')
}

/** Every attribute that the browser's parser finds. */
function attributesIn(html: string): string[] {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  return [...parsed.querySelectorAll('*')].flatMap((element) =>
    [...element.attributes].map(({ name }) => name),
  )
}

test('the published terms keep their text and lose their styles', () => {
  const stripped = stripAttributes(publishedTerms, KEPT)
  expect(attributesIn(publishedTerms)).toContain('style')
  expect(attributesIn(stripped)).toEqual([])
  expect(purified(stripped)).toBe(purified(publishedTerms))
})

const anyOf = (...options: string[]) => fc.constantFrom(...options)
const attribute = fc
  .tuple(
    anyOf(' ', '\n\t', '/', ' / '),
    anyOf('style', 'STYLE', 'onclick', 'href', 'start', 'class', 'data-style', 'a', '@click'),
    anyOf('', '=', ' = ', '=\n'),
    anyOf('"a > b"', '\'it > "is"\'', 'color:red', '"style=x"', '#x', '""'),
  )
  .map(([gap, name, equals, value]) => gap + name + (equals && equals + value))
const tag = fc
  .tuple(
    anyOf('p', 'P', 'a', 'ol', 'td', 'h1', 'span', 'img', 'x-y'),
    fc.array(attribute, { maxLength: 4 }),
    anyOf('', ' ', '/', ' /'),
  )
  .map(([name, attributes, end]) => `<${name}${attributes.join('')}${end}>`)
const piece = fc.oneof(
  { weight: 4, arbitrary: tag },
  {
    weight: 3,
    arbitrary: anyOf(
      'Loan',
      ' 5 < 6 ',
      ' a <b',
      " it's ",
      ' "quoted" ',
      ' style="x" ',
      '&amp; &#8220;',
      ' > ',
    ),
  },
  anyOf('</p>', '</a>', '</ol >', '</P style=x>', '<br>', '</>'),
  anyOf('<!-- <p style="x"> -->', '<!-->', '<!--->', "<!-- it's --!>", '<!-- a > b -->', '<!doctype html>'),
  anyOf(
    '<style>p { color: "</p>" }</style>',
    '<STYLE type=x>"</STYLE >',
    '<script>if (a<b) "</p>"</script>',
    '<base href=/x>',
  ),
)

test('for any text the sanitizer’s result is the same with stripped attributes, and only kept ones are parsed', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const html = pieces.join('')
      const stripped = stripAttributes(html, KEPT)
      expect(purified(stripped)).toBe(purified(html))
      expect(attributesIn(stripped).filter((name) => !KEPT.includes(name))).toEqual([])
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['tags without an end', '<p style="'],
  ['comments without an end', '<!--'],
  ['styles without an end', '<style>'],
  ['attributes without an end', '<p a '],
  ['blanks', '<p                '],
  ['unclosed quotes', `<p a='b" c="d' `],
  ['equals signs', '<p =====\n'],
])('a megabyte of %s is stripped without delay', (_what, part) => {
  const html = part.repeat(1_000_000 / part.length)
  // A regular expression that backtracked would need minutes, more than the time limit of the test.
  expect(stripAttributes(html, KEPT).length).toBeLessThanOrEqual(html.length)
})
