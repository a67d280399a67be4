import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { recordPurchase } from './purchase.ts'

/** Requests of one purchase to one place. Bytes of bodies, compressed; headers come on top. */
export interface Share {
  readonly what: string
  readonly requests: number
  readonly bytes: number
}

export type Arithmetic = Readonly<
  Record<'script' | 'overlay' | 'page' | 'code' | 'opening' | 'steps' | 'poll', Share>
>

/**
 * What one purchase asks for, of the files in `dist` and of the sandbox's answers. Somebody who comes for the first time;
 * who was here before has everything but the page, the script and the answers.
 */
export async function arithmetic(dist: string): Promise<Arithmetic> {
  const files = (folder: string, name: RegExp) =>
    readdirSync(join(dist, folder))
      .filter((file) => name.test(file))
      .map((file) => gzipSync(readFileSync(join(dist, folder, file)), { level: 9 }).byteLength)
  const shareOf = (what: string, sizes: readonly number[]): Share => {
    if (sizes.length === 0) throw new Error(`${what} is not in ${dist}: run npm run build.`)
    return { what, requests: sizes.length, bytes: sum(sizes) }
  }
  const page = readFileSync(join(dist, 'checkout/index.html'), 'utf8')
  // The page names those that come later too: the second half of the screens, and what cleans the bank's terms.
  const named = new Set([...page.matchAll(/assets\/[^"]+\.(?:js|css)/g)].map(([file]) => file))
  const overlay = overlayOf(readFileSync(join(dist, 'klump.js'), 'utf8'))
  const { asked } = await recordPurchase()
  const answers = asked.map(({ route, body }) => ({ route, bytes: gzipSync(body).byteLength }))
  const isOpening = (route: string) => /initiate|partners$/.test(route)
  const isPoll = (route: string) => route.endsWith('/:id')
  const of = (what: string, is: (route: string) => boolean) =>
    shareOf(
      what,
      answers.filter(({ route }) => is(route)).map(({ bytes }) => bytes),
    )
  const poll = of('a poll', isPoll)
  return {
    script: shareOf('klump.js', files('.', /^klump\.js$/)),
    overlay: shareOf('the overlay', files('.', new RegExp(`^${overlay}$`))),
    page: shareOf('the page', files('checkout', /^index\.html$/)),
    code: shareOf(
      'the checkout',
      [...named].map((file) => gzipSync(readFileSync(join(dist, 'checkout', file)), { level: 9 }).byteLength),
    ),
    opening: of('the opening', isOpening),
    steps: of('the steps', (route) => !isOpening(route) && !isPoll(route)),
    poll: { what: 'a poll', requests: 1, bytes: Math.round(poll.bytes / poll.requests) },
  }
}

// The script names its own chunk.
const overlayOf = (script: string) => /overlay-[\w-]+\.js/.exec(script)?.[0] ?? 'overlay'

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
