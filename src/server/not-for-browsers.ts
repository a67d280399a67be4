/** The build error that a developer sees when a bundler would put this entry into a page. */
export const NOT_FOR_BROWSERS =
  'This would publish your SECRET key: klump-checkout/server is for your own server, and everyone can read a browser bundle. Import it in server code only.'

/**
 * The module that the export condition `browser` resolves to, instead of the entry.
 *
 * An import that no bundler can resolve fails the build, and every bundler names that import in its error. So the import's name is the
 * sentence above. `throw` would fail only in the shopper's browser, when the key is already public. The names are exported so that the
 * sentence is the only error, and not the second after "no export named verifyTransaction". It is an `import`, because webpack skips an
 * `export from` when nothing of it is used.
 */
export const moduleForBrowsers = (names: readonly string[]): string =>
  [`import '${NOT_FOR_BROWSERS}'`, ...names.map((name) => `export const ${name} = undefined`), ''].join('\n')
