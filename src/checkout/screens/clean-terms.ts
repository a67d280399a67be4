import DOMPurify from 'dompurify'
import { readAddress } from '../../shared/address.ts'
import { stripAttributes } from './strip-attributes.ts'

/**
 * HTML of a stranger, as a fragment that can be shown: text, lists, tables and links to elsewhere. No picture, style,
 * form, frame or script comes through, and nothing that has an id or a class of ours to borrow. A phone number is
 * digits: what begins with `*` or `#` is a code that a phone dials to send money or to forward calls.
 */
export function clean(html: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(stripAttributes(html, ATTRIBUTES), {
    ALLOWED_TAGS: [...BLOCKS, ...INLINE],
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel):/i,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  })
  for (const link of fragment.querySelectorAll('a[href]')) {
    // As it was parsed, and never a path of our own origin that was written like an address (`https:page`).
    const { href = '' } = readAddress(link.getAttribute('href') ?? '') ?? {}
    const address = href.startsWith('tel:') ? /^tel:\+?\d+$/.exec(href.replaceAll(' ', ''))?.[0] : href
    if (!address) link.removeAttribute('href')
    else link.setAttribute('href', address)
    link.setAttribute('target', '_blank')
    link.setAttribute('rel', 'noopener noreferrer')
  }
  // The screen has the one h1; a bank's own headings stand below it.
  for (const heading of fragment.querySelectorAll('h1')) {
    const lower = document.createElement('h2')
    lower.append(...heading.childNodes)
    heading.replaceWith(lower)
  }
  return fragment
}

const ATTRIBUTES = ['href', 'colspan', 'rowspan', 'start']
const BLOCKS =
  'p br hr div section h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote table thead tbody tr th td'.split(' ')
const INLINE = 'a b strong i em u s sub sup small span abbr'.split(' ')
