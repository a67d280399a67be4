/**
 * `klp_sk_` in any case, with each character plain or percent-encoded any number of times: the pattern of a regular expression that
 * ignores case, for JavaScript, PCRE and RE2. A search with it decodes nothing, so its time grows with the length of the text only.
 */
export const SECRET_PATTERN = Array.from('klp_sk_', (it) => {
  const codes = [it, it.toUpperCase()].map((each) => each.charCodeAt(0).toString(16))
  return `(${it}|%(25)*(${codes.join('|')}))`
}).join('')
