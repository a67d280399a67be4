import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'

const DIST = join(import.meta.dirname, '../../dist')

interface Budget {
  readonly what: string
  /** Paths in dist. A star stands for the hash in a name. */
  readonly files: readonly string[]
  /** Bytes after gzip at the last release; before the first release, at the last change of this number. */
  readonly last: number
}

// Two builds have an overlay chunk. The script contains the name of its own.
const overlays = readdirSync(DIST).filter((name) => /^overlay-[\w-]+\.js$/.test(name))
const script = readFileSync(join(DIST, 'klump.js'), 'utf8')
const [ofScript, ofNpm] = [true, false].map((named) =>
  overlays.filter((name) => script.includes(name) === named),
) as [string[], string[]]

/** One file: the document with the first screen's style and scripts inside (src/build/whole-document.ts). */
const FIRST_SCREEN = ['checkout/index.html']
const LATER = ['checkout/assets/later-*.js']
const TERMS = ['checkout/assets/clean-terms-*.js']
/** What shops with their own colours or texts load in addition. */
const OWN = ['checkout/assets/palette-*.js', 'checkout/assets/own-texts-*.js']

/*
 * What the sizes are for, in kB after gzip.
 *
 * The script (3.9): its own address, whatever loads it (0.15); the end of an opening whose page is left, also before the overlay has come
 * (0.15); the request for the new file names after a release has removed the old files (0.14); a place in content that the page adds,
 * and loading what is drawn there as long as the page lives (0.2); reading the document correctly although elements have names, and a
 * module's own address (0.1).
 *
 * The elements (9.7): pages that redraw (1.5): a new button takes over the open checkout, removed content is put back, and the banner's
 * frame is found and removed. The payment link (0.35), which the button reads by itself: an overlay that did not load cannot do it. Lists of
 * orders whose buttons are equal (0.25): a sale must not be handed to another order's button.
 *
 * The overlay's first 14: styles (2.1), the order's schema and its reading (1.5), stages (1.2), words in two languages (0.6). Removed
 * from it: Preact (4.6), the words for a developer's mistakes (1), and what a second minifier finds (0.3). Compiling it while it loads
 * takes 30 bytes and saves a third of the time to open. Reading the order before the click takes 80 bytes and saves a twentieth.
 * Added since: generous reading of an order (0.9); the wait before `redirect_url` is followed (0.5); options read as own properties
 * and checked first (0.3); a document with named elements, and pages that take no LIVE key (0.3); asking the shop for its order
 * again, which may answer with the state of an earlier attempt (0.2); a payment link when the checkout cannot be reached (0.4, with
 * the address shown as it opens, and words in two languages); a frame that loads again after a release (0.1); the question before
 * going back (0.35: its history entry belongs to an empty frame, so that no router of the page receives it); a frame that loads
 * while the shop's server makes the order (0.2); and an order that does not wait for words about it, with the names in `customer` (0.1).
 *
 * The checkout's first screen: two scripts instead of one (0.8): the first calls the API while the other loads, which saves a round
 * trip. Code that a release has removed (0.6): it is told from a bad network, and the document loads again. A used-up reference, at
 * the start or at another bank (1.1): the page is asked for another order, and may answer with the state of an earlier attempt.
 * Telling banks apart (0.9): their marks, distinct letters, and the charges of each. The shopper's place (0.7): the bank and the
 * remaining steps on every screen, and the amount that unfolds the order (its lines come with the later screens). Sending a complete
 * code by itself, once (0.5), and keeping messages for developers from the shopper (0.2). The flow's rules after the choice of a bank
 * (5.3) come with the later screens, which ask for the amounts of each split (0.8) and skip a screen with one choice (0.4). That costs
 * the whole checkout 0.5: what both parts contain is packed twice.
 *
 * The later screens: a code in a form, which the box of its own screen takes in, and the total of each split (0.25). What only they use
 * of the flow, and links to other pages, moved here from the first screen (1.1). A loan that the bank makes by itself, a step named while
 * the bank decides, and a refused loan request, which alone is sent again (0.5).
 */
const BUDGETS: readonly Budget[] = [
  { what: 'script tag, before the click', files: ['klump.js'], last: 4_040 },
  { what: 'script tag, the overlay', files: ofScript, last: 18_010 },
  { what: 'script tag, button and banner', files: ['elements-*.js'], last: 9_700 },
  { what: 'script tag and npm, hints for a developer’s mistakes', files: ['hints-*.js'], last: 2_296 },
  { what: 'npm import, before the click', files: ['index.js', 'src-*.js'], last: 3_544 },
  { what: 'messageFor, the words for the shopper', files: ['klump-words.js'], last: 1_700 },
  { what: 'npm import, the overlay', files: [...ofNpm, 'visible-time-*.js'], last: 18_184 },
  { what: 'checkout, first screen', files: FIRST_SCREEN, last: 34_258 },
  { what: 'checkout, all later screens', files: LATER, last: 28_537 },
  { what: 'checkout, whole', files: [...FIRST_SCREEN, ...LATER, ...TERMS], last: 73_694 },
  { what: 'checkout, a shop’s own colours and texts', files: OWN, last: 2_688 },
  { what: 'checkout, Pidgin', files: ['checkout/assets/pcm-*.js'], last: 4_416 },
]

/** The built files that a page loads: no types, maps or pictures. */
const built = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /\.(js|css|html)$/.test(path),
)

function find(name: string): string {
  const [start = '', end = ''] = name.split('*')
  const found = built.filter((path) => path === name || (name.includes('*') && fits(path, start, end)))
  const [path] = found
  if (path === undefined || found.length > 1)
    throw new Error(`${name}: expected one such file in dist, found ${found.join(', ') || 'none'}.`)
  return path
}

const fits = (path: string, start: string, end: string) =>
  path.startsWith(start) && path.endsWith(end) && !path.slice(start.length).includes('/')

const weigh = (path: string) => gzipSync(readFileSync(join(DIST, path)), { level: 9 }).length

/** Allowed growth. More of it is a decision: write the new size down, and say in CHANGELOG.md what it is for. */
const AIR = 1.03

// What the page “Sell” promises, in round kB, is a limit too: e2e/docs/figures.test.ts.
it.each(BUDGETS)(
  '$what: at most 3 % more than the $last bytes of the last release',
  ({ what, files, last }) => {
    const parts = files.map((name) => ({ name, bytes: weigh(find(name)) }))
    const sum = parts.reduce((sum, { bytes }) => sum + bytes, 0)
    const told = parts.map(({ name, bytes }) => `${name} ${bytes}`).join(', ')
    process.stdout.write(
      `${what}: ${sum} bytes gzip, ${((sum / last - 1) * 100).toFixed(1)} % from ${last}\n`,
    )
    expect(sum, `${what}: ${told}`).toBeLessThanOrEqual(Math.floor(last * AIR))
  },
)

it('every file of the checkout page is in one of the budgets', () => {
  const counted = BUDGETS.flatMap(({ files }) => files.map(find))
  const page = built.filter(
    (path) => path.startsWith('checkout/') && !/terms(-[^/]+)?\.(html|js)$/.test(path),
  )
  expect(page.filter((path) => !counted.includes(path))).toEqual([])
})
