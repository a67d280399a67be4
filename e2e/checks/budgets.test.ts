import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'

const DIST = join(import.meta.dirname, '../../dist')

interface Budget {
  readonly what: string
  /** Of dist; a star stands for the part of a name that changes with the content. */
  readonly files: readonly string[]
  /** Bytes, gzip, at the last release; before the first one, when this was written down last. */
  readonly last: number
}

// Two builds have a chunk of that name: the script names its own.
const overlays = readdirSync(DIST).filter((name) => /^overlay-[\w-]+\.js$/.test(name))
const script = readFileSync(join(DIST, 'klump.js'), 'utf8')
const [ofScript, ofNpm] = [true, false].map((named) =>
  overlays.filter((name) => script.includes(name) === named),
) as [string[], string[]]

/** One file: the document with the first screen's style and scripts inside (src/build/whole-document.ts). */
const FIRST_SCREEN = ['checkout/index.html']
const LATER = ['checkout/assets/later-*.js']
const TERMS = ['checkout/assets/clean-terms-*.js']
/** What shops with colours, texts or a language of their own add. */
const OWN = ['checkout/assets/palette-*.js', 'checkout/assets/own-texts-*.js']

/*
 * Of the script's 3.8 kB, 0.15 are for its address, whatever loads it, 0.14 ask what its files are called after a release has taken them away, 0.2 find a place in what a page adds and fetch what is drawn there as long as the page lives, and 0.1 read
 * the document so that no element with a name stands in the way, and a module's own address.
 *
 * Of the elements' 9.4 kB, 1.5 are for pages that others own: the opening that is handed to the button of a redraw, what is put back,
 * and the banner's frame that is looked for and taken away. 0.35 are for the payment link, which the button reads by itself: the overlay
 * that could not be loaded cannot do it.
 *
 * What the overlay's first 14 kB are: 2.1 styles, 1.5 the order's schema and its reading, 1.2 stages, 0.6 words in two languages. What
 * was in it and is not: Preact (4.6), the words for a developer's mistakes (1), and what a second minifier finds (0.3). The line
 * that has it compiled beside its loading is 30 bytes, and a third of the time to open; the order that is read ahead of the click
 * is 80, and a twentieth. What came since: an order that is read generously (0.9), the wait before `redirect_url` is followed (0.5),
 * options that are read as own properties and judged first (0.3), a document that is read past elements with names and pages that
 * take no LIVE key (0.3), a shop that is asked for its order again, or says
 * how it stands in its place (0.2), a payment link where the checkout cannot be reached (0.4: its address is read so that it reads as
 * it opens, and words in two languages), a frame that a release has loaded anew (0.1), going back that asks (0.35: its history entry is one of an empty frame, so
 * that no router of the page hears of it), and a frame that loads while the shop's server makes the order (0.2).
 *
 * Of the checkout's first screen, 0.8 are for two scripts in the place of one: the first asks the API while the other is on its way, which
 * is worth a round trip. 0.6 are for code that a release has taken away: it is told from a bad network, and the document is loaded anew. 1.1 are for a reference that is used up, at the start or at another bank: the page is asked for another order, and may say in its
 * place how an earlier attempt stands. 0.9 tell banks apart: their marks, letters that differ, and what each charges. 0.7 tell where one is: the bank and
 * the steps that are left on every screen, and the amount that unfolds the order (its lines come with the later screens).
 * 0.5 send a complete code by itself, once, and 0.2 keep a sentence for developers from the shopper. The flow's rules after the
 * choice of a bank (5.3) come with the later screens, which ask what each split comes to (0.8) and pass a screen with one choice (0.4). That
 * costs the whole 0.5: what both parts say is packed twice.
 *
 * Of the later screens, 0.25 are for a code in a form, which its own screen's box takes in, and for what each split comes to in all.
 */
const BUDGETS: readonly Budget[] = [
  { what: 'script tag, before the click', files: ['klump.js'], last: 3_910 },
  { what: 'script tag, the overlay', files: ofScript, last: 17_906 },
  { what: 'script tag, button and banner', files: ['elements-*.js'], last: 9_353 },
  { what: 'script tag and npm, hints for a developer’s mistakes', files: ['hints-*.js'], last: 2_296 },
  { what: 'npm import, before the click', files: ['index.js', 'src-*.js'], last: 3_239 },
  { what: 'messageFor, the words for the shopper', files: ['klump-words.js'], last: 1_700 },
  { what: 'npm import, the overlay', files: [...ofNpm, 'visible-time-*.js'], last: 18_096 },
  { what: 'checkout, first screen', files: FIRST_SCREEN, last: 34_895 },
  { what: 'checkout, all later screens', files: LATER, last: 26_864 },
  { what: 'checkout, whole', files: [...FIRST_SCREEN, ...LATER, ...TERMS], last: 73_694 },
  { what: 'checkout, a shop’s own colours and texts', files: OWN, last: 2_688 },
  { what: 'checkout, Pidgin', files: ['checkout/assets/pcm-*.js'], last: 4_158 },
]

/** What the build left; types, maps and pictures are nobody's download. */
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

/** Growth that no one has to ask for. More of it is a decision: write the new size down, and say in CHANGELOG.md what it buys. */
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

it('every file of the checkout page is in one of them', () => {
  const counted = BUDGETS.flatMap(({ files }) => files.map(find))
  const page = built.filter(
    (path) => path.startsWith('checkout/') && !/terms(-[^/]+)?\.(html|js)$/.test(path),
  )
  expect(page.filter((path) => !counted.includes(path))).toEqual([])
})
