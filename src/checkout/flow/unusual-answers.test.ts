import { expect, test } from 'vitest'
import { ApiFailure } from '../model/failure.ts'
import { at, playTo, STOPS } from '../testing/play.ts'

const forbidden = (said?: string) => new ApiFailure('refused', '', { status: 403, serverMessage: said })

test('an unclear decision is pending, and a warning for the developer has the server’s words', async () => {
  const flow = await playTo('deciding')
  flow.due('poll')
  const unclear = `success false, status "${'under_review'.repeat(50)}"`
  flow.answer({ verb: 'status', status: { verdict: 'pending', unclear } })
  expect(at(flow, 'result').verdict).toEqual({ is: 'pending', unsure: false })
  const [warning, more] = flow.effects.filter((effect) => effect.do === 'warn')
  expect(warning?.message).toContain('success false, status "under_review')
  expect(warning?.message.length).toBeLessThan(250)
  expect(more).toBeUndefined()
})

test.each(['form', 'code', 'split'] as const)(
  'a 403 at %s is a decline only if the server gives a message',
  async (stop) => {
    const typed = {
      form: { accountNumber: '1234567890', phoneNumber: '08012345678' },
      code: { otp: '123456' },
      split: { installment: '6', repaymentDay: '7' },
    }
    for (const [said, ends] of [
      ['You have a loan already.', true],
      [undefined, false],
    ] as const) {
      const flow = await playTo(stop)
      flow.proceed(typed[stop])
      flow.fail(forbidden(said))
      expect(flow.state.place.at === 'result', said).toBe(ends)
      if (!ends) expect(flow.state.trouble?.kind).toBe('refused')
    }
  },
)

test('a 403 without a message in answer to the loan request leads back to the preview', async () => {
  const flow = await playTo('asking')
  flow.fail(forbidden())
  at(flow, 'preview')
  expect(flow.state.facts.loan).toBeUndefined()
})

test.each(STOPS)(
  'a screen at %s that cannot be drawn ends the flow with a code, or as pending once a loan may exist',
  async (stop) => {
    const flow = await playTo(stop)
    const atStake = flow.state.facts.loan !== undefined
    expect(flow.happen({ type: 'not-drawn', error: 'TypeError' })).toBe(true)
    if (atStake) expect(at(flow, 'result').verdict).toEqual({ is: 'pending', unsure: false })
    else
      expect(at(flow, 'problem')).toMatchObject({
        code: 'bad_answer',
        message: expect.stringContaining('TypeError') as string,
      })
    const { place } = flow.state
    expect(flow.happen({ type: 'not-drawn', error: 'TypeError' }), 'the end is not ended again').toBe(false)
    expect(flow.state.place).toBe(place)
    expect(flow.happen({ type: 'finish' })).toBe(true)
  },
)
