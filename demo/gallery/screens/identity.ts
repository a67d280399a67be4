import { stanbic } from '../../../src/sandbox/partners/stanbic.ts'
import { refusal } from '../stage/klump.ts'
import type { Shopper } from '../stage/shopper.ts'
import { codeInForm, everyField, withoutFields } from './made-up-banks.ts'
import type { Group } from './screen.ts'
import {
  ACCOUNT,
  CODE,
  CONSENT,
  SPLIT,
  toAccount,
  toCode,
  throughKlumpCode,
  toSpectaAccount,
  toSplit,
} from './ways.ts'

const PERSON = {
  firstname: 'Samuel',
  lastname: 'Olamide',
  date_of_birth: '1990-01-31',
  gender: 'male',
  address: '12 Marina Road, Lagos',
  state: 'lagos',
}

/** Half blue, half green. */
const LICENCE =
  'data:image/png;name=my-licence.png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAFUlEQVR42mNQiVkARxo9UXDEMLQkADkdRcH8khQoAAAAAElFTkSuQmCC'

async function toDocument(shopper: Shopper): Promise<void> {
  await shopper.chooses('renmoney')
  await shopper.continues(PERSON)
  await shopper.continues({ bvn: '12345678901', employment_status: 'employed', monthly_income: '250000' })
}

const verification = '/loans/account/verification'

export const identity: Group = {
  title: 'Who the shopper is',
  screens: [
    {
      id: 'requirements',
      caption: 'What the bank needs',
      at: 'requirements',
      walk: (shopper) => shopper.chooses('polaris'),
    },
    {
      id: 'requirements-consent',
      caption: 'With a consent to tick',
      at: 'requirements',
      walk: (shopper) => shopper.chooses('first_bank'),
    },
    {
      id: 'requirements-unticked',
      caption: 'The consent is not ticked',
      at: 'requirements',
      async walk(shopper) {
        await shopper.chooses('first_bank')
        await shopper.continues()
      },
    },
    {
      id: 'account-bank',
      caption: 'Specta: the bank behind the lender',
      at: 'account-bank',
      walk: (shopper) => shopper.chooses('specta'),
    },
    { id: 'account', caption: 'Account and phone', at: 'form', walk: toAccount },
    {
      id: 'account-errors',
      caption: 'A digit is missing, the phone too',
      at: 'form',
      async walk(shopper) {
        await toAccount(shopper)
        await shopper.continues({ accountNumber: '123456789', phoneNumber: '' })
      },
    },
    {
      id: 'account-refused',
      caption: 'The bank does not know the account',
      at: 'form',
      async walk(shopper) {
        await toAccount(shopper)
        shopper.reply(verification, refusal(400, 'No account has this number. Check it and try again.'))
        await shopper.continues(ACCOUNT)
      },
    },
    {
      id: 'account-sending',
      caption: 'The bank is asked',
      at: 'form',
      async walk(shopper) {
        await toAccount(shopper)
        shopper.reply(verification, 'silence')
        await shopper.continues(ACCOUNT)
      },
    },
    {
      id: 'login',
      caption: 'Specta: an id and a password',
      at: 'form',
      async walk(shopper) {
        await toSpectaAccount(shopper)
        await shopper.continues(ACCOUNT)
      },
    },
    {
      id: 'about-you',
      caption: 'Renmoney: who are you',
      at: 'form',
      walk: (shopper) => shopper.chooses('renmoney'),
    },
    {
      id: 'your-work',
      caption: 'Renmoney: work and income',
      at: 'form',
      async walk(shopper) {
        await shopper.chooses('renmoney')
        await shopper.continues(PERSON)
      },
    },
    {
      id: 'document',
      caption: 'Renmoney: a photo of a document',
      at: 'form',
      walk: toDocument,
    },
    {
      id: 'document-chosen',
      caption: 'The photo is there',
      at: 'form',
      async walk(shopper) {
        await toDocument(shopper)
        await shopper.types({ document_type: 'drivers_licence', document_number: 'ABC12345DE67' })
        await shopper.types({ document_file: LICENCE })
      },
    },
    {
      id: 'document-errors',
      caption: 'A file that is too large, and nothing else',
      at: 'form',
      async walk(shopper) {
        await toDocument(shopper)
        await shopper.continues({ document_file: 'too-large' })
      },
    },
    {
      id: 'bvn-method',
      caption: 'Klump, first time: where the code goes',
      at: 'form',
      traits: ['first-time'],
      async walk(shopper) {
        await throughKlumpCode(shopper)
        await shopper.continues({ firstname: 'Samuel', lastname: 'Olamide' })
        await shopper.continues({ ...ACCOUNT, bank: 'gtb' })
        await shopper.continues({ bvn: '22123456789' })
      },
    },
    {
      id: 'finish-account',
      caption: 'The account lacks a login',
      at: 'form',
      traits: ['account-incomplete'],
      async walk(shopper) {
        await toSplit(shopper)
        await shopper.continues(SPLIT)
        await shopper.continues(CONSENT)
        await shopper.types({ password: 'Pass' })
      },
    },
    {
      id: 'every-field',
      caption: 'Every type of field',
      at: 'form',
      partners: [everyField],
      walk: (shopper) => shopper.chooses('every-field'),
    },
    {
      id: 'every-field-errors',
      caption: 'Every type of field, all missing',
      at: 'form',
      partners: [everyField],
      async walk(shopper) {
        await shopper.chooses('every-field')
        await shopper.continues({ email: '', phoneNumber: '' })
      },
    },
    {
      id: 'code-in-form',
      caption: 'A code beside another field',
      at: 'form',
      partners: [codeInForm],
      walk: (shopper) => shopper.chooses('code-in-form'),
    },
    { id: 'code', caption: 'The code was just sent', at: 'code', walk: toCode },
    {
      id: 'code-wrong',
      caption: 'A wrong code',
      at: 'code',
      async walk(shopper) {
        await toCode(shopper)
        await shopper.waits(18_000)
        shopper.reply(
          '/loans/account/verify-otp',
          refusal(400, 'That code is not right. Check it and try again.'),
        )
        await shopper.continues(CODE)
      },
    },
    {
      id: 'code-short',
      caption: 'A digit is missing',
      at: 'code',
      async walk(shopper) {
        await toCode(shopper)
        await shopper.continues({ otp: '12345' })
      },
    },
    {
      id: 'code-resend',
      caption: 'A new code may be sent for',
      at: 'code',
      async walk(shopper) {
        await toCode(shopper)
        await shopper.waits(60_000)
      },
    },
    {
      id: 'code-again',
      caption: 'A new code was sent',
      at: 'code',
      async walk(shopper) {
        await toCode(shopper)
        await shopper.waits(60_000)
        await shopper.does({ type: 'resend' })
        await shopper.waits(5_000)
      },
    },
    {
      id: 'unknown-step',
      caption: 'A step this checkout cannot draw',
      at: 'problem',
      partners: [withoutFields, stanbic],
      async walk(shopper) {
        await shopper.chooses('without-fields')
        await shopper.continues({ accountNumber: '1234567890' })
      },
    },
  ],
}
