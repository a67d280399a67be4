import { TERMS_HELLO, termsHelloSchema, termsQuestionSchema, type TermsAnswer } from '../../protocol/terms.ts'
import { safeParse } from '../../validation/schema.ts'
import { clock, network } from '../browser.ts'
import { createAnswers } from './answer.ts'

// The hidden page that a shop's banners ask. It knows its API from its own document, as the checkout does.
const named = document.querySelector<HTMLMetaElement>('meta[name="klump-api"]')?.content ?? ''
const answers = createAnswers({ base: new URL(named, document.baseURI).href, network, now: clock.now })

addEventListener('message', ({ source, data, ports: [port] }: MessageEvent) => {
  if (source !== parent || !port || !safeParse(termsHelloSchema, data).success) return
  port.addEventListener('message', (event: MessageEvent) => {
    const question = safeParse(termsQuestionSchema, event.data)
    if (!question.success) return
    const { id, publicKey, amount } = question.data
    void answers(publicKey, amount).then((terms) => {
      const answer: TermsAnswer = { id, ...(terms && { terms }) }
      port.postMessage(answer)
    })
  })
  port.start()
})
if (parent !== window) parent.postMessage(TERMS_HELLO, '*')
