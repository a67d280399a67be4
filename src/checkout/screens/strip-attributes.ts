/**
 * HTML without comments, styles, scripts and any attribute but these. It makes nothing safe: that is for the cleaner,
 * which parses what comes from here. A browser that parses an inline style under a policy that forbids it reports it in
 * the console, also in a document that is never shown.
 */
export function stripAttributes(html: string, kept: readonly string[]): string {
  return html.replace(MARKUP, (_, _rawText, name?: string, attributes = '', end?: string) => {
    // An address for the whole document is reported as well.
    if (!name || !end || name.toLowerCase() === 'base') return ''
    const found = (attributes.match(ATTRIBUTES) ?? []) as string[]
    return ['<' + name, ...found.filter((written) => kept.includes(nameOf(written)))].join(' ') + '>'
  })
}

const nameOf = (written: string) => /^.[^\s=]*/.exec(written)?.[0].toLowerCase() ?? ''

// Ends where a browser's parser ends it, or with the text, so that nothing is searched twice.
const COMMENT = '<!--(?:-?>|[^]*?(?:--!?>|$))'
const RAW_TEXT = '<(style|script)(?=[\\s/>])[^]*?(?:</\\1(?=[\\s/>])[^>]*>?|$)'
const ATTRIBUTE = `[^\\s/>][^\\s/>=]*(?:\\s*=\\s*(?:"[^"]*"|'[^']*'|[^\\s>]*))?`
const ATTRIBUTES = new RegExp(ATTRIBUTE, 'g')
// Looked for ahead and then taken whole: a tag without an end is not read again for each way to divide it.
const TAG = `<([a-z][^\\s/>]*)(?=((?:[\\s/]*${ATTRIBUTE})*))\\3[\\s/]*(>?)`
const MARKUP = new RegExp(`${COMMENT}|${RAW_TEXT}|${TAG}`, 'gi')
