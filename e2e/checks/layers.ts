/**
 * The layers of the source: a folder or file may import only itself and the entries before it in this list. Names on one line may not
 * import each other. Imports of types count.
 */
export const LAYERS: readonly (readonly string[])[] = [
  ['errors'],
  ['shared'],
  ['validation'],
  ['protocol'],
  // Texts for shoppers about an ended opening, which shops show on their own pages.
  ['messages'],
  ['loader'],
  ['overlay', 'checkout', 'server', 'host'],
  ['index.ts'],
  ['elements', 'testing', 'sandbox'],
  ['examine', 'probe'],
  ['build', 'cli', 'docs'],
  ['script.ts'],
  ['tests of the entries'],
]

/** The layers inside the checkout. */
export const CHECKOUT_LAYERS: readonly (readonly string[])[] = [
  ['model'],
  ['money', 'http', 'fields', 'meta.ts'],
  ['version.ts', 'in-time.ts', 'order-renewal.ts', 'over-reload.ts', 'translated.ts', 'admission.ts'],
  ['api', 'flow'],
  ['network.ts'],
  ['arrival.ts'],
  ['first-lines.ts'],
  ['locale'],
  ['browser.ts', 'appearance'],
  ['components'],
  ['screens'],
  ['Checkout.tsx', 'offer'],
  ['later.ts'],
  ['chunks.ts'],
  ['main.tsx'],
]

/** The folders and files of src that each built file may contain, by the file's name without its hash; read from its source map. */
export const BUNDLES: Readonly<Record<string, readonly string[]>> = {
  'klump.js': ['errors', 'shared', 'validation', 'loader', 'elements/mount-points.ts', 'script.ts'],
  'overlay.js': ['errors', 'shared', 'validation', 'protocol', 'loader', 'overlay'],
  'elements.js': ['errors', 'shared', 'validation', 'protocol', 'loader', 'messages/verdicts.ts', 'elements'],
  'src.js': ['errors', 'shared', 'validation', 'loader', 'index.ts'],
  'messages.js': ['protocol', 'messages'],
  'klump-words.js': ['protocol', 'messages'],
  'hints.js': ['errors', 'shared', 'validation'],
  'server.js': ['shared', 'validation', 'server'],
  'testing.js': [
    'errors',
    'shared',
    'validation',
    'protocol',
    'messages',
    'loader',
    'overlay',
    'testing',
    'checkout/locale',
  ],
  'checkout/first-lines.js': ['shared', 'errors', 'validation', 'protocol', 'checkout'],
  'checkout/main.js': ['errors', 'shared', 'validation', 'protocol', 'checkout'],
}

/** Klump's published answers are data that only test code may read. */
const isPublished = ({ from, to }: Import) =>
  /^\w+\/testing\//.test(from) && /^sandbox\/published\/[\w.-]+\.json$/.test(to)

/** The version is written in one place. */
const isVersion = ({ from, to }: Import) => from === 'checkout/version.ts' && to === '../package.json'

export interface Import {
  /** Paths below src, with / between the parts. */
  readonly from: string
  readonly to: string
}

/** The imports that the order of layers forbids, each as a sentence. */
export function forbiddenImports(imports: readonly Import[]): string[] {
  return [
    ...forbiddenIn(LAYERS, 'src', imports, entryOf),
    ...forbiddenIn(CHECKOUT_LAYERS, 'src/checkout', imports, entryOfCheckout),
  ]
}

/** `entryIn` returns the entry of `layers` that a path belongs to, or undefined where the order of `folder` does not apply. */
function forbiddenIn(
  layers: readonly (readonly string[])[],
  folder: string,
  imports: readonly Import[],
  entryIn: (path: string) => string | undefined,
): string[] {
  const layerOf = (entry: string) => layers.findIndex((layer) => layer.includes(entry))
  return imports.flatMap(({ from, to }) => {
    const [entry, target] = [entryIn(from), entryIn(to)]
    if (
      entry === undefined ||
      target === undefined ||
      entry === target ||
      isPublished({ from, to }) ||
      isVersion({ from, to })
    )
      return []
    const [layer, targetLayer] = [layerOf(entry), layerOf(target)]
    if (layer === -1) return [`${from}: ${folder}/${entry} has no place in the order of layers`]
    return targetLayer < layer && targetLayer !== -1
      ? []
      : [`${from} imports ${to}: ${entry} may not import ${target}`]
  })
}

const entryOf = (path: string) =>
  /^[^/]+\.test\.tsx?$/.test(path) ? 'tests of the entries' : (path.split('/')[0] ?? path)

// The checkout's tests may import any of its layers.
const entryOfCheckout = (path: string) =>
  /^checkout\/(?!testing\/|styles\/)/.test(path) && !/\.test\.tsx?$/.test(path)
    ? path.split('/')[1]
    : undefined

/** Cycles of imports: a file in one cannot be read, tested or moved without the others. */
export function cyclesIn(imports: readonly Import[]): string[][] {
  const targets = new Map<string, string[]>()
  for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), to])
  const done = new Set<string>()
  const cycles: string[][] = []
  function walk(file: string, path: readonly string[]): void {
    const seen = path.indexOf(file)
    if (seen >= 0) cycles.push([...path.slice(seen), file])
    if (seen >= 0 || done.has(file)) return
    for (const next of targets.get(file) ?? []) walk(next, [...path, file])
    done.add(file)
  }
  for (const file of targets.keys()) walk(file, [])
  return cycles
}

/** The source files that may not be in a bundle, each as a sentence. `sources` are paths below src. */
export function strayFiles(bundle: string, sources: readonly string[]): string[] {
  const allowed = BUNDLES[bundle] ?? []
  return sources
    .filter((source) => !allowed.some((entry) => source === entry || source.startsWith(`${entry}/`)))
    .map((source) => `${bundle} contains ${source}`)
}
