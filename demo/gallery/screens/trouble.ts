import { ApiFailure, type FailureKind } from '../../../src/checkout/model/failure.ts'
import type { CheckoutScreen, Group } from './screen.ts'
import { ACCOUNT, toAccount } from './ways.ts'

function trouble(kind: FailureKind, caption: string): CheckoutScreen {
  return {
    id: `trouble-${kind}`,
    caption,
    at: 'form',
    replies: { '/loans/account/verification': new ApiFailure(kind, 'Made up for the gallery.') },
    async walk(shopper) {
      await toAccount(shopper)
      await shopper.continues(ACCOUNT)
    },
  }
}

export const troubles: Group = {
  title: 'Trouble on the way',
  screens: [
    { id: 'offline', caption: 'The device is offline', at: 'form', isOnline: false, walk: toAccount },
    trouble('unreachable', 'The connection failed'),
    trouble('timeout', 'No answer in time'),
    trouble('server', 'Klump has a problem'),
    trouble('unreadable', 'An answer nobody can read'),
  ],
}
