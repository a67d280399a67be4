import { KlumpError, messageFor, type Outcome } from 'klump-checkout'
import { expect, test } from 'vitest'
import { decide, endingOf, LOADED } from './decision.ts'

const OWN = 'itan-7-1-0f'
const failed = (code: ConstructorParameters<typeof KlumpError>[0]['code']): Outcome => ({
  status: 'failed',
  error: new KlumpError({ code, message: 'for developers' }),
})

test('the ending has the shop’s own reference when the checkout was lost before Klump named one', () => {
  expect(endingOf({ status: 'pending', reference: '', merchantReference: OWN }, false)).toEqual({
    status: 'pending',
    reference: OWN,
  })
})

test.each(['already_paid', 'duplicate_reference'] as const)(
  'the error %s means an earlier attempt: the app shows the verdict, not an error',
  (code) => {
    const ending = endingOf(failed(code), false)
    expect(decide(ending, 'paid')?.title).toBe('Paid. Thank you!')
    expect(decide(ending, 'unknown')).toMatchObject({ title: 'We do not know yet', isClosed: true })
    expect(decide(ending, 'not-paid')).toMatchObject({ title: 'Your order is not paid', next: 'ask-again' })
  },
)

test.each([
  { outcome: failed('declined'), title: 'Your order is not paid', text: messageFor('declined') },
  {
    outcome: { status: 'cancelled' } as const,
    title: 'Your basket is still here',
    text: messageFor('cancelled'),
  },
])('when nothing is paid and no bank is deciding, the app shows: $title', ({ outcome, title, text }) => {
  for (const verdict of ['not-paid', 'unknown', undefined] as const)
    expect(decide(endingOf(outcome, false), verdict)).toEqual({
      mood: outcome.status === 'failed' ? 'bad' : 'open',
      title,
      text,
    })
})

test('after every ending the app shows a payment or a deciding bank, and offers no payment', () => {
  const endings = [
    LOADED,
    endingOf({ status: 'success', reference: 'KLP-1662-348036-0961' }, false),
    endingOf(failed('offline'), false),
    endingOf({ status: 'cancelled' }, false),
    endingOf({ status: 'cancelled' }, true),
  ]
  for (const ending of endings) {
    expect(decide(ending, 'paid')).toMatchObject({ title: 'Paid. Thank you!', isClosed: true })
    expect(decide(ending, 'in-progress')).toMatchObject({
      title: 'Your bank is still deciding',
      isClosed: true,
    })
  }
})
