import type { Field } from '../model/field.ts'
import type { Flow } from '../flow/run.ts'
import type { ManualClock } from '../../shared/testing/manual-clock.ts'

/** The result of one move. */
type Acted = 'acted' | 'waits' | 'left'

/** How often the shopper tries the same thing again. */
const MOST_RETRIES = 3

/** A shopper who wants the loan: chooses the bank, fills in what is asked, agrees, retries a few times, and leaves when nothing helps. */
export function createShopper(flow: Flow, clock: ManualClock, bank: string) {
  let tries = 0
  let troubles = 0
  let visit = -1

  function giveUp(): Acted {
    flow.send({ type: 'leave' })
    return 'left'
  }

  function fillIn(): Acted {
    const { place, requestIds } = flow.state
    if ('fields' in place)
      for (const field of place.fields)
        if (field.kind.name !== 'hidden')
          flow.send({ type: 'typed', name: field.name, value: answerTo(field) })
    // A complete code is sent without `continue`.
    if (flow.state.requestIds > requestIds) return 'acted'
    if (!flow.can({ type: 'continue' })) return giveUp()
    flow.send({ type: 'continue' })
    return 'acted'
  }

  function chooseBank(): Acted {
    const slugs = [bank, ...flow.state.facts.banks.map(({ slug }) => slug)]
    const slug = slugs.find((slug) => flow.can({ type: 'bank-chosen', slug }))
    if (slug === undefined) return giveUp()
    flow.send({ type: 'bank-chosen', slug })
    return 'acted'
  }

  return function act(): Acted {
    const { place, waiting, trouble } = flow.state
    if (place.at === 'gone') return 'left'
    if (flow.state.visit !== visit) tries = 0
    visit = flow.state.visit
    if (place.at === 'asking' || place.at === 'deciding' || place.at === 'at-bank') {
      const [next] = clock.waiting()
      if (waiting || next === undefined) return 'waits'
      clock.advance(next)
      return 'acted'
    }
    if (waiting) return 'waits'
    if (place.at === 'problem' || place.at === 'result') {
      flow.send({ type: 'finish' })
      return 'acted'
    }
    if (trouble) troubles++
    if (tries++ > MOST_RETRIES || troubles > 2 * MOST_RETRIES) return giveUp()
    if (trouble?.again && flow.can({ type: 'retry' }) && tries < MOST_RETRIES) {
      flow.send({ type: 'retry' })
      return 'acted'
    }
    return place.at === 'banks' ? chooseBank() : fillIn()
  }
}

function answerTo({ kind, name, options, min, max, value }: Field): string {
  switch (kind.name) {
    case 'select':
    case 'radio':
      return value || (options[0]?.value ?? '')
    case 'checkbox':
      return 'yes'
    case 'day':
      return String(min ?? 7)
    case 'code':
      return '1'.repeat(min ?? max ?? 6)
    case 'digits':
      return '1'.repeat(min ?? max ?? 10)
    case 'phone':
      return '08012345678'
    case 'email':
      return 'ada@example.com'
    case 'money':
      return String((min ?? max ?? 1_000_000) / 100)
    case 'number':
      return String(min ?? (name === 'installment' ? 4 : 1))
    case 'date':
      return '1990-01-31'
    default:
      return 'a'.repeat(Math.max(min ?? 1, 1))
  }
}
