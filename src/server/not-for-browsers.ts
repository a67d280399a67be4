/** What a developer reads whose bundler was about to put this entry into a page. */
export const NOT_FOR_BROWSERS =
  'This would publish your SECRET key: klump-checkout/server is for your own server, and everyone can read a browser bundle. Import it in server code only.'

/**
 * What the export condition `browser` leads to, instead of the entry.
 *
 * An import that no bundler can resolve fails the build, and every bundler names it in its error: that is how the sentence
 * gets there. `throw` would only fail in the shopper's browser, when the key is public already. The names are
 * exported so that the sentence is the one error, and not the second after "no export named verifyTransaction". It
 * stands in an `import` and not in an `export from`, which webpack skips when it finds nothing of it used.
 */
export const moduleForBrowsers = (names: readonly string[]): string =>
  [`import '${NOT_FOR_BROWSERS}'`, ...names.map((name) => `export const ${name} = undefined`), ''].join('\n')
