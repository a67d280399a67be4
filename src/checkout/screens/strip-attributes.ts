/**
 * Removes comments, styles, scripts and all attributes except `kept` from HTML. This function is not the sanitizer, which parses the result
 * (clean-terms.ts). It only keeps the console clean: when a browser parses an inline style that a policy forbids, it reports a violation,
 * even for a document that is never shown.
 */
export function stripAttributes(html: string, kept: readonly string[]): string {
  return html.replace(MARKUP, (_, _rawText, name?: string, attributes = '', end?: string) => {
    // Browsers report a violation for `<base>`, too.
    if (!name || !end || name.toLowerCase() === 'base') return ''
    const found = (attributes.match(ATTRIBUTES) ?? []) as string[]
    return ['<' + name, ...found.filter((written) => kept.includes(nameOf(written)))].join(' ') + '>'
  })
}

const nameOf = (written: string) => /^.[^\s=]*/.exec(written)?.[0].toLowerCase() ?? ''

// A comment ends where a browser's parser ends it, or at the end of the text. So no part of the text is searched twice.
const COMMENT = '<!--(?:-?>|[^]*?(?:--!?>|$))'
const RAW_TEXT = '<(style|script)(?=[\\s/>])[^]*?(?:</\\1(?=[\\s/>])[^>]*>?|$)'
const ATTRIBUTE = `[^\\s/>][^\\s/>=]*(?:\\s*=\\s*(?:"[^"]*"|'[^']*'|[^\\s>]*))?`
const ATTRIBUTES = new RegExp(ATTRIBUTE, 'g')
// The attributes are matched in a lookahead and then by reference, which cannot backtrack: a tag without an end stays linear.
const TAG = `<([a-z][^\\s/>]*)(?=((?:[\\s/]*${ATTRIBUTE})*))\\3[\\s/]*(>?)`
const MARKUP = new RegExp(`${COMMENT}|${RAW_TEXT}|${TAG}`, 'gi')
