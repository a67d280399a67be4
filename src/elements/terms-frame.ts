import {
  TERMS_HELLO,
  termsAnswerShape,
  termsHelloShape,
  type Terms,
  type TermsQuestion,
} from '../protocol/terms.ts'
import { parse } from '../validation/shape.ts'

export type AskTerms = (publicKey: string, amount: number) => Promise<Terms | undefined>

const frames = new Map<string, AskTerms>()

/** Asks the checkout at this address, through the one hidden frame that all banners of the page share. Never rejects. */
export function termsFrom(checkoutUrl: string): AskTerms {
  const known = frames.get(checkoutUrl)
  if (known) return known
  const ask = openFrame(checkoutUrl)
  frames.set(checkoutUrl, ask)
  return ask
}

function openFrame(checkoutUrl: string): AskTerms {
  const { href, origin } = new URL('terms.html', checkoutUrl)
  const waiting = new Map<number, (terms: Terms | undefined) => void>()
  const questions: TermsQuestion[] = []
  let port: MessagePort | undefined
  let last = 0

  const frame = document.createElement('iframe')
  // Whatever the page says of its frames.
  frame.style.setProperty('display', 'none', 'important')
  frame.tabIndex = -1
  frame.title = 'Klump'
  frame.referrerPolicy = 'no-referrer'

  addEventListener('message', ({ isTrusted, source, origin: from, data }: MessageEvent) => {
    if (!isTrusted || source === null || source !== frame.contentWindow || from !== origin) return
    if (!parse(termsHelloShape, data).success) return
    const channel = new MessageChannel()
    port?.close()
    port = channel.port1
    port.addEventListener('message', (event: MessageEvent) => {
      const answer = parse(termsAnswerShape, event.data)
      if (!answer.success) return
      waiting.get(answer.data.id)?.(answer.data.terms)
      waiting.delete(answer.data.id)
    })
    port.start()
    frame.contentWindow?.postMessage(TERMS_HELLO, origin, [channel.port2])
    for (const question of questions) port.postMessage(question)
  })
  frame.src = href
  document.documentElement.append(frame)

  return (publicKey, amount) =>
    new Promise((resolve) => {
      const question: TermsQuestion = { id: (last += 1), publicKey, amount }
      waiting.set(question.id, resolve)
      // A frame that never comes leaves the banner with what is certain; it is not waited for with a clock.
      if (port) port.postMessage(question)
      else questions.push(question)
    })
}
