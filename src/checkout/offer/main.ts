import { OFFER_HELLO, offerHelloSchema, offerQuestionSchema, type OfferAnswer } from '../../protocol/offer.ts'
import { safeParse } from '../../validation/schema.ts'
import { clock, network } from '../network.ts'
import { createAnswers } from './answer.ts'
import { apiOf } from '../meta.ts'

// The hidden page that serves the banners of a shop. Its own document names the API, as in the checkout.
const answers = createAnswers({ base: apiOf(document), network, now: clock.now })

addEventListener('message', ({ source, data, ports: [port] }: MessageEvent) => {
  if (source !== parent || !port || !safeParse(offerHelloSchema, data).success) return
  port.addEventListener('message', (event: MessageEvent) => {
    const question = safeParse(offerQuestionSchema, event.data)
    if (!question.success) return
    const { id, publicKey, amount } = question.data
    void answers(publicKey, amount).then((offer) => {
      const answer: OfferAnswer = { id, ...(offer && { terms: offer }) }
      port.postMessage(answer)
    })
  })
  port.start()
})
if (parent !== window) parent.postMessage(OFFER_HELLO, '*')
