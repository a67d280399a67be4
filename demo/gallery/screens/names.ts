import { named } from './made-up-banks.ts'
import type { Group } from './screen.ts'
import { toDecision, toPreview, toSplit } from './ways.ts'

const LONG_BANK = 'Cooperative Savings and Development Bank of the Federal Capital Territory'
const longShop = {
  name: 'Adébáyọ̀ and Daughters International General Merchandise and Household Appliances Limited',
  origin: 'https://shop.adebayo-and-daughters-international-general-merchandise.example',
}

/** A Unicode override reverses the text after it. A name must not reverse any text but its own. */
const TURNED_BANK = 'Bank\u202Eknab'
const turnedShop = { name: 'متجر \u202Edrawkcab', origin: 'https://turned.example' }

export const names: Group = {
  title: 'Names that are hard to set',
  screens: [
    {
      id: 'long-banks',
      caption: 'Long names',
      at: 'banks',
      shop: longShop,
      order: { amount: 450_000 },
      partners: named(LONG_BANK),
      isLive: true,
    },
    {
      id: 'long-split',
      caption: 'Long names above a form',
      at: 'split',
      shop: longShop,
      partners: named(LONG_BANK),
      walk: toSplit,
    },
    {
      id: 'long-approved',
      caption: 'Long names at the end',
      at: 'result',
      shop: longShop,
      partners: named(LONG_BANK),
      replies: {
        '/loans/account/new-loan/1': {
          is_completed: true,
          success: true,
          next_repayment_date: 'Oct 25, 2026',
        },
      },
      async walk(shopper) {
        await toDecision(shopper)
        await shopper.waits(2_000)
      },
    },
    {
      id: 'turned-preview',
      caption: 'Names that turn the writing around',
      at: 'preview',
      shop: turnedShop,
      partners: named(TURNED_BANK),
      walk: toPreview,
    },
    {
      id: 'turned-approved',
      caption: 'The same at the end',
      at: 'result',
      shop: turnedShop,
      partners: named(TURNED_BANK),
      replies: { '/loans/account/new-loan/1': { is_completed: true, success: true } },
      async walk(shopper) {
        await toDecision(shopper)
        await shopper.waits(2_000)
      },
    },
  ],
}
