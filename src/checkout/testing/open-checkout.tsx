import { render } from 'vitest-browser-preact'
import type { ToPage } from '../../protocol/messages.ts'
import type { OrderVerdict } from '../../validation/order-verdict.ts'
import type { Answer } from '../model/call.ts'
import type { Order } from '../../validation/order.ts'
import { createApi } from '../api/calls.ts'
import { createClient } from '../api/client.ts'
import { Checkout } from '../Checkout.tsx'
import { rulesOf, type AllChunks } from '../chunks.ts'
import { begin } from '../flow/begin.ts'
import { run } from '../flow/run.ts'
import type { ReadSmsCode } from '../browser.ts'
import { chunksAtHand } from './chunks-at-hand.ts'
import { englishWords } from './english.ts'
import { manualClock } from '../../shared/testing/manual-clock.ts'
import { order as usual, partner, stanbicAnswers } from './wire.ts'

type Body = Readonly<Record<string, unknown>>
/** What the server answers to a path without its query: JSON, a status of its own, or a promise of either. */
export type Answers = Record<string, unknown>

const PUBLIC_KEY = 'klp_pk_test_0000'

/** A server whose one partner begins with this step. */
export const beginningWith = (next_step: object, changes: object = {}): Answers => ({
  '/loans/partners': { data: [partner({ next_step, ...changes })] },
})

/** A refusal, as the server gives it. */
export const refusal = (status: number, message: string) =>
  new Response(JSON.stringify({ message }), { status })

interface Options {
  readonly order?: Order
  readonly verdict?: OrderVerdict
  /** The page's answer when the order is requested again. */
  readonly renewOrder?: () => Promise<Answer>
  readonly shopOrigin?: string
  readonly topOrigin?: string | undefined
  /** The answers that differ from Stanbic's usual ones. */
  readonly answers?: Answers
  readonly strings?: Readonly<Record<string, string>>
  readonly locale?: string
  readonly readSmsCode?: ReadSmsCode | undefined
  readonly chunks?: AllChunks
  readonly reloadCheckout?: () => void
}

/** The whole checkout in this page, with its real client and flow. The test controls only the network and the clock. */
export function openCheckout({
  order = usual,
  verdict,
  renewOrder,
  shopOrigin = 'https://shop.example',
  topOrigin,
  answers = {},
  strings,
  locale = 'en-NG',
  readSmsCode,
  chunks = chunksAtHand,
  reloadCheckout = () => {},
}: Options = {}) {
  const clock = manualClock()
  const sent: { path: string; body: Body }[] = []
  const emitted: ToPage[] = []
  const warned: string[] = []
  // Copies the descriptors: an answer may be a getter with another value each time.
  const server: Answers = Object.defineProperties(
    { ...stanbicAnswers },
    Object.getOwnPropertyDescriptors(answers),
  )
  const client = createClient({
    base: 'https://api.example',
    publicKey: PUBLIC_KEY,
    network: {
      ...clock,
      random: () => 0,
      online: () => true,
      onOnline: () => () => {},
      async fetch(input, init) {
        const path = new URL(input instanceof Request ? input.url : input).pathname.replace(/^\/v1/, '')
        sent.push({ path, body: typeof init?.body === 'string' ? (JSON.parse(init.body) as Body) : {} })
        const answer = await server[path]
        return answer instanceof Response ? answer.clone() : Response.json(answer ?? {})
      },
    },
  })
  const given = verdict ? {} : { order }
  const opening = { publicKey: PUBLIC_KEY, shopOrigin, topOrigin, renewable: !!renewOrder, ...given }
  const flow = run(begin(opening, verdict), {
    transition: rulesOf(chunks),
    api: createApi(client, PUBLIC_KEY, chunks.later.load, undefined, renewOrder),
    clock,
    random: () => 0,
    emit: (message) => emitted.push(message),
    warn: (message) => warned.push(message),
  })
  const words = englishWords(locale, strings)
  const props = { flow, words, chunks, readSmsCode, reloadCheckout }
  const screen = render(<Checkout {...props} />)
  return { screen, flow, words, sent, emitted, warned, clock, server }
}
