import { DATA, data, KEY, type Case } from './case.ts'

/** Payloads for another provider that are passed here by mistake. */
export const ELSEWHERE: readonly Case[] = [
  {
    name: 'Paystack’s order as data',
    payload: {
      publicKey: KEY,
      data: {
        key: 'pk_test_madeup',
        email: 'ada@shop.example',
        amount: 410_000,
        currency: 'NGN',
        ref: 'A1',
        metadata: {},
      },
    },
    problems: [
      'data.items: expected a list of items, got nothing',
      'data.key: expected it as publicKey',
      'data.ref: expected it as merchant_reference',
      'data.metadata: expected it as meta_data',
      'data.amount: expected naira, where Paystack counts kobo: divide by 100, got 410000',
    ],
  },
  {
    name: 'Flutterwave’s order as data',
    payload: {
      publicKey: KEY,
      data: {
        public_key: 'FLWPUBK_TEST-madeup',
        tx_ref: 'A1',
        amount: 4100,
        currency: 'NGN',
        meta: {},
        customer: { email: 'ada@shop.example', phone_number: '08012345678', name: 'Ada Obi' },
      },
    },
    problems: [
      'data.items: expected a list of items, got nothing',
      'data.public_key: expected it as publicKey',
      'data.tx_ref: expected it as merchant_reference',
      'data.meta: expected it as meta_data',
    ],
  },
  {
    name: 'all in one object, as both take it',
    payload: {
      publicKey: KEY,
      amount: 410_000,
      email: 'ada@shop.example',
      tx_ref: 'A1',
      callback: () => {},
      onclose: () => {},
    },
    problems: ['data: expected the order, as an object, got nothing'],
    warns: [
      'there is no option "amount"; it belongs into data, as data.amount.',
      'there is no option "email"; it belongs into data, as data.email.',
      'there is no option "tx_ref"; it belongs into data, as data.merchant_reference.',
      'there is no option "callback"; did you mean "onSuccess"?',
      'there is no option "onclose"; did you mean "onClose"?',
    ],
  },
  {
    name: 'one foreign name in an order that is whole',
    payload: data({ tx_ref: 'A1' }),
    works: DATA,
    warns: ['data.tx_ref is not known and is not sent; did you mean "merchant_reference"?'],
  },
  {
    name: 'Paystack’s key',
    payload: { key: 'pk_test_madeup', data: DATA },
    throws: '"key" is publicKey here',
  },
  {
    name: 'Flutterwave’s key',
    payload: { public_key: 'FLWPUBK_TEST-madeup', data: DATA },
    throws: '"public_key" is publicKey here',
  },
]
