import DOMPurify from 'dompurify'
import { readAddress } from '../../shared/address.ts'
import { stripAttributes } from './strip-attributes.ts'

/**
 * Sanitizes untrusted HTML into a fragment that can be shown: text, lists, tables and links to other sites. Pictures, styles, forms, frames
 * and scripts are removed. Ids and classes are removed too, because with them the HTML could look like a part of the checkout. A `tel:`
 * link may only contain digits: a number with `*` or `#` is a code with which a phone sends money or forwards calls.
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
    // The parsed address is used. `https:page` would be a path on this origin.
    const { href = '' } = readAddress(link.getAttribute('href') ?? '') ?? {}
    const address = href.startsWith('tel:') ? /^tel:\+?\d+$/.exec(href.replaceAll(' ', ''))?.[0] : href
    if (!address) link.removeAttribute('href')
    else link.setAttribute('href', address)
    link.setAttribute('target', '_blank')
    link.setAttribute('rel', 'noopener noreferrer')
  }
  // The screen has an h1. Headings of the terms become lower ones.
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
