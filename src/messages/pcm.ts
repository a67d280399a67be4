import type { Sentences } from './en.ts'

/** Nigerian Pidgin. NEEDS REVIEW BY NATIVE SPEAKERS, as do the checkout's own words (checkout/locale/pcm.ts). */
export const pcm: Sentences = {
  notHere: 'Klump no dey work for this shop now. Nobody don charge you. Abeg choose another way to pay.',
  oldBrowser:
    'This browser no fit show Klump checkout. Abeg open the shop for another browser, or choose another way to pay.',
  notLoaded: 'Klump checkout no gree load. Nobody don charge you. Check your network, then try again.',
  offline: 'E be like say network no dey. Nobody don charge you. Try again when e come back.',
  tryLater: 'Klump get problem now. Nobody don charge you. Abeg try again after small time.',
  noOrder: 'The shop never fit prepare your order. Abeg try again small time.',
  alreadyOpen: 'Klump checkout don open already. Abeg continue there, or close am first.',
  sentBefore: 'This order don go Klump before. Abeg ask the shop how e be before you pay again.',
  alreadyPaid: 'This order don pay already. You no need pay again.',
  sessionEnded: 'Your time with Klump don finish. Nobody don charge you. Abeg start again.',
  anotherBank:
    'The bank dey ask for something wey this checkout no fit show. Nobody don charge you. Abeg choose another bank.',
  noBank: 'No bank dey give instalments for this amount. Abeg choose another way to pay.',
  notEligible: 'The bank no fit offer you this one. Nobody don charge you, and you no owe anything.',
  declined: 'The bank no gree this time. Nobody don charge you, and you no owe anything.',
  failed: 'That one no work. Nobody don charge you. Abeg try again, or choose another way to pay.',
  cancelled: 'You leave before e finish. No loan dey, and you no owe anything.',
  success: 'Your bank don gree. The shop dey check your payment.',
  pending:
    'Your bank go decide later. If e ask you to confirm, do that one first. No pay again: you and the shop go hear once e don decide.',
  paid: 'E don pay. Thank you!',
  notPaid: 'We no fit confirm this payment. You never pay for this order.',
  inProgress: 'Your bank still dey decide. You no need pay again.',
  unknown: 'Your payment never confirm. You no need pay again: the shop go know soon.',
}
