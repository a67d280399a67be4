import type { Group } from './screen.ts'
import { toDecision, toPreview, toSplit } from './ways.ts'

/** A yellow with low contrast to white, square corners, a serif font. */
const yellow = { accent: '#ffd400', radius: 0, fontFamily: 'DejaVu Serif, serif' }
const violet = { accent: '#6b1fb1', radius: 24 }
const pidgin = { locale: 'pcm-NG' }

export const ownLooks: Group = {
  title: 'The shop’s own looks and language',
  screens: [
    { id: 'yellow-banks', caption: 'Yellow, square, with serifs', at: 'banks', appearance: yellow },
    {
      id: 'yellow-split',
      caption: 'The same on a form with errors',
      at: 'split',
      appearance: yellow,
      async walk(shopper) {
        await toSplit(shopper)
        await shopper.continues({ installment: '6' })
      },
    },
    { id: 'violet-preview', caption: 'Violet and round', at: 'preview', appearance: violet, walk: toPreview },
    {
      id: 'pidgin-banks',
      caption: 'Nigerian Pidgin, which no native speaker has reviewed yet',
      at: 'banks',
      order: { amount: 40_000 },
      ...pidgin,
    },
    { id: 'pidgin-preview', caption: 'The plan in Pidgin', at: 'preview', ...pidgin, walk: toPreview },
    {
      id: 'pidgin-declined',
      caption: 'An end in Pidgin',
      at: 'result',
      ...pidgin,
      replies: { '/loans/account/new-loan/1': { is_completed: true, success: false } },
      async walk(shopper) {
        await toDecision(shopper)
        await shopper.waits(2_000)
      },
    },
  ],
}
