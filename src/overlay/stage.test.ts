import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ToPage } from '../protocol/messages.ts'
import { timersFor, transition, type Effect, type Stage, type StageEvent, type Timer } from './stage.ts'

const REFERENCE = 'KLP-1662-348036-0961'
const says = (message: ToPage): StageEvent => ({ type: 'message', message })

const isFree = (it: ToPage) => it.type === 'busy' && !it.locked && !it.reference

function run(...events: StageEvent[]): Stage {
  let stage: Stage = { at: 'waiting', pace: 'usual' }
  for (const event of events) stage = transition(stage, event)?.stage ?? stage
  return stage
}

const reference = fc.option(fc.constant(REFERENCE), { nil: undefined })
const message: fc.Arbitrary<ToPage> = fc.oneof(
  fc.constantFrom<ToPage>({ type: 'ready' }, { type: 'opened' }, { type: 'alive' }),
  fc
    .tuple(reference, fc.boolean())
    .map(([known, locked]): ToPage => ({ type: 'busy', locked, ...(known && { reference: known }) })),
  fc.boolean().map((confirm): ToPage => ({ type: 'leave', confirm, step: 'LOGIN' })),
  fc.constantFrom<ToPage>(
    { type: 'approved', reference: REFERENCE },
    { type: 'outcome', outcome: { status: 'success', reference: REFERENCE } },
    { type: 'outcome', outcome: { status: 'pending', reference: '' } },
    { type: 'outcome', outcome: { status: 'cancelled' } },
  ),
)
const event: fc.Arbitrary<StageEvent> = fc.oneof(
  message.map(says),
  fc.constantFrom<StageEvent>(
    ...(['order', 'close', 'stay', 'leave', 'retry', 'destroy'] as const).map((type) => ({ type })),
    { type: 'offline' },
    { type: 'online' },
    { type: 'failure', error: { code: 'frame_removed', message: 'Gone.' } },
    { type: 'dead', error: { code: 'frame_lost', message: 'Gone.' } },
  ),
  fc
    .constantFrom<Timer>('slow', 'frame', 'first', 'leave', 'told', 'locked')
    .map((timer): StageEvent => ({ type: 'time', timer })),
)

// From a story that has begun, or most of them would be over before anything happened.
const story = fc
  .tuple(
    fc.constantFrom<StageEvent[]>([], [{ type: 'order' }], [{ type: 'order' }, says({ type: 'ready' })]),
    fc.array(event, { maxLength: 20 }),
  )
  .map(([start, rest]) => [...start, ...rest])

describe('whatever happens', () => {
  it('an opening that the lender approved ends as this success, and tells it before it ends', () => {
    fc.assert(
      fc.property(story, fc.array(event, { maxLength: 20 }), (before, after) => {
        const stage = run(...before)
        const turn = transition(stage, says({ type: 'approved', reference: REFERENCE }))
        if (turn?.stage.at !== 'running' || ('approved' in stage && stage.approved)) return
        expect(turn.effects).toEqual(['tell-load', 'tell-open', 'tell-success'])
        let now = turn.stage as Stage
        for (const next of [...after, { type: 'destroy' } as const]) now = transition(now, next)?.stage ?? now
        expect(now).toEqual({ at: 'ended', outcome: { status: 'success', reference: REFERENCE } })
      }),
    )
  })

  it('it ends at most once, and nothing is done after the end', () => {
    fc.assert(
      fc.property(story, (events) => {
        let stage: Stage = { at: 'waiting', pace: 'usual' }
        for (const next of events) {
          const turn = transition(stage, next)
          if (stage.at === 'ended') expect(turn).toBeUndefined()
          stage = turn?.stage ?? stage
        }
        if (stage.at === 'ended') expect(timersFor(stage)).toEqual({})
      }),
    )
  })

  it('a loan that may exist is never called cancelled or failed by us, named or not', () => {
    fc.assert(
      fc.property(reference, fc.array(event, { maxLength: 10 }), (known, events) => {
        // The frame may say how it ended, and that there is none for certain; whatever else happens, we do not.
        const heard = events.filter(
          (it) =>
            it.type !== 'message' ||
            (it.message.type !== 'approved' &&
              (it.message.type === 'outcome'
                ? it.message.outcome.status === 'cancelled'
                : !isFree(it.message))),
        )
        const busy = says({ type: 'busy', locked: true, ...(known && { reference: known }) })
        const stage = run({ type: 'order' }, says({ type: 'ready' }), busy, ...heard, { type: 'destroy' })
        expect(stage).toMatchObject({ at: 'ended', outcome: { status: 'pending' } })
        if (known) expect(stage).toMatchObject({ outcome: { reference: REFERENCE } })
      }),
    )
  })

  it('the page never waits for ever: a timer runs, or the shopper has the choice', () => {
    fc.assert(
      fc.property(story, (events) => {
        const stage = run(...events)
        const choosing = stage.at === 'running' ? stage.opened : ['ended', 'unreachable'].includes(stage.at)
        const waiting = stage.at === 'waiting' || ('pace' in stage && stage.pace === 'offline')
        expect(choosing || waiting || Object.keys(timersFor(stage)).length > 0).toBe(true)
      }),
    )
  })

  it('destroy ends it from everywhere', () => {
    fc.assert(
      fc.property(story, (events) => {
        expect(run(...events, { type: 'destroy' }).at).toBe('ended')
      }),
    )
  })

  it('the shopper can always get out, but for the decision', () => {
    fc.assert(
      fc.property(story, (events) => {
        const stage = run(...events)
        fc.pre(stage.at !== 'locked')
        const out: StageEvent[] = [{ type: 'leave' }, { type: 'close' }, { type: 'time', timer: 'leave' }]
        expect(run(...events, ...out).at).toBe('ended')
      }),
    )
  })

  it('a success is preceded by load and open', () => {
    fc.assert(
      fc.property(story, (events) => {
        const told = new Set<Effect>()
        let stage: Stage = { at: 'waiting', pace: 'usual' }
        for (const next of events) {
          const turn = transition(stage, next)
          turn?.effects.forEach((effect) => told.add(effect))
          stage = turn?.stage ?? stage
        }
        if (stage.at === 'ended' && stage.outcome.status === 'success')
          expect([...told]).toEqual(expect.arrayContaining(['tell-load', 'tell-open']))
      }),
    )
  })
})

describe('a lock', () => {
  const locked = [{ type: 'order' } as const, says({ type: 'ready' }), says({ type: 'busy', locked: true })]

  it('takes the question away: it is too late to leave', () => {
    const asking = run({ type: 'order' }, says({ type: 'ready' }), says({ type: 'leave', confirm: true }))
    expect(asking).toMatchObject({ leaving: 'confirm' })
    expect(transition(asking, says({ type: 'busy', locked: true }))?.stage.at).toBe('locked')
  })

  it('keeps the reference that it was told once', () => {
    const named = says({ type: 'busy', locked: true, reference: REFERENCE })
    expect(run(...locked, named, says({ type: 'busy', locked: true }))).toMatchObject({
      reference: REFERENCE,
    })
  })

  it('does not outlive a frame that died meanwhile', () => {
    const late: StageEvent = { type: 'time', timer: 'locked' }
    expect(run(...locked, late)).toMatchObject({ outcome: { status: 'pending', reference: '' } })
    expect(timersFor(run(...locked)).locked).toBe(1_800_000)
  })
})

describe('once the loan was asked for', () => {
  const started = [{ type: 'order' } as const, says({ type: 'ready' }), says({ type: 'opened' })]
  const asked = [...started, says({ type: 'busy', locked: true, reference: REFERENCE })]
  const pending = { at: 'ended', outcome: { status: 'pending', reference: REFERENCE } }
  const lost: StageEvent = { type: 'dead', error: { code: 'frame_lost', message: 'Gone.' } }

  it('the last screen is no end: until the frame says which, it is pending', () => {
    const result = [...asked, says({ type: 'busy', locked: false, reference: REFERENCE })]
    expect(run(...result)).toMatchObject({ at: 'running', reference: REFERENCE })
    expect(run(...result, { type: 'destroy' })).toEqual(pending)
    expect(run(...result, lost)).toEqual(pending)
    expect(run(...result, says({ type: 'ready' }))).toEqual(pending)
    expect(run(...result, { type: 'close' }, { type: 'time', timer: 'leave' })).toEqual(pending)
  })

  it('a loan that Klump has not named is one too', () => {
    const result = [
      ...started,
      says({ type: 'busy', locked: true }),
      says({ type: 'busy', locked: false, reference: '' }),
    ]
    const unnamed = { at: 'ended', outcome: { status: 'pending', reference: '' } }
    expect(run(...result, { type: 'destroy' })).toEqual(unnamed)
    expect(run(...result, lost)).toEqual(unnamed)
  })

  it('and it was refused, the shopper is as free as before', () => {
    const refused = [...asked, says({ type: 'busy', locked: false })]
    expect(run(...refused, { type: 'destroy' })).toMatchObject({ outcome: { status: 'cancelled' } })
    expect(run(...refused, lost)).toMatchObject({ at: 'unreachable', error: { code: 'frame_lost' } })
  })
})

describe('a frame that dies before', () => {
  const lost: StageEvent = { type: 'dead', error: { code: 'frame_lost', message: 'Gone.' } }
  const running = run({ type: 'order' }, says({ type: 'ready' }))

  it('can be tried again; closed instead, it is what it was', () => {
    const dead = transition(running, lost)?.stage ?? running
    expect(transition(dead, { type: 'retry' })?.stage).toMatchObject({ at: 'loading', attempt: 2 })
    expect(transition(dead, { type: 'close' })?.stage).toMatchObject({
      outcome: { status: 'failed', error: { code: 'frame_lost' } },
    })
  })

  it('and one that answers and draws nothing, after 20 s', () => {
    expect(timersFor(running)).toEqual({ first: 20_000 })
    const dead = transition(running, { type: 'time', timer: 'first' })?.stage
    expect(dead).toMatchObject({ at: 'unreachable', error: { code: 'frame_timeout' } })
    expect(timersFor(run({ type: 'order' }, says({ type: 'ready' }), says({ type: 'opened' })))).toEqual({})
  })
})

describe('without a network', () => {
  const loading = run({ type: 'order' })
  const offline = run({ type: 'order' }, { type: 'offline' })

  it('waits as long as it takes, and then has a new frame with its own twenty seconds', () => {
    expect([offline, timersFor(offline)]).toMatchObject([{ at: 'loading', pace: 'offline', attempt: 1 }, {}])
    expect(transition(offline, { type: 'online' })?.stage).toEqual({
      at: 'loading',
      pace: 'usual',
      attempt: 2,
    })
    expect(timersFor(run({ type: 'order' }, { type: 'offline' }, { type: 'online' }))).toEqual(
      timersFor(loading),
    )
  })

  it('what the frame shows says nothing', () => {
    expect(
      transition(offline, { type: 'dead', error: { code: 'frame_blocked', message: '' } }),
    ).toBeUndefined()
  })

  it('is believed less than a frame that answers', () => {
    expect(transition(offline, says({ type: 'ready' }))?.stage.at).toBe('running')
  })

  it('an order that comes meanwhile does not hide it', () => {
    expect(run({ type: 'offline' }, { type: 'order' })).toMatchObject({ at: 'loading', pace: 'offline' })
  })

  it('a frame that failed is tried again by itself when the network is back', () => {
    const failed = run({ type: 'order' }, { type: 'time', timer: 'frame' })
    expect(transition(failed, { type: 'online' })?.stage).toMatchObject({ at: 'loading', attempt: 2 })
  })

  it('means nothing to a checkout that runs: it says so itself', () => {
    const running = run({ type: 'order' }, says({ type: 'ready' }))
    expect([transition(running, { type: 'offline' }), transition(running, { type: 'online' })]).toEqual([
      undefined,
      undefined,
    ])
  })
})
