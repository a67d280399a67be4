import { afterEach, expect, it } from 'vitest'
import { manualClock } from '../shared/testing/manual-clock.ts'
import { pollute } from '../validation/testing/pollute.ts'
import { readOptions } from './read-options.ts'
import { fetchVerdict, type Verdict } from './verify.ts'

// In these tests a library of the page has put properties on `Object.prototype`.

const NAMES =
  'publicKey data onLoad onOpen onSuccess onError onClose autoOpen closeOnBack checkoutUrl fallbackUrl locale strings appearance verdict'.split(
    ' ',
  )
let clear: (() => void)[] = []
const polluteAll = (value: unknown) => {
  clear = NAMES.map((name) => pollute(name, value))
}
afterEach(() => clear.forEach((undo) => undo()))

const element = (attributes: Readonly<Record<string, string>> = {}) =>
  ({
    getAttribute: (name: string) => Object.entries(attributes).find(([key]) => key === name)?.[1] ?? null,
  }) as HTMLElement

it.each([undefined, {}])('a button with the options %j and no attribute has neither key nor order', (own) => {
  polluteAll('theirs')
  expect(readOptions(element(), own)).toBeUndefined()
})

it('a button has its own options and inherits none', () => {
  polluteAll('theirs')
  const options = readOptions(element({ 'public-key': 'klp_pk_1' }), { autoOpen: false }) as Record<
    string,
    unknown
  >
  const given = NAMES.filter((name) => options[name] !== undefined)
  expect(given).toEqual(['publicKey', 'autoOpen'])
})

it('an answer of the server without a verdict does not inherit one', async () => {
  const heard: Verdict[] = []
  const clock = manualClock()
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' }) as unknown as Document
  const fetch = async () => Response.json({})
  const asking = {
    url: '/confirm',
    reference: 'KLP-1662-348036-0961',
    pending: false,
    document,
    clock,
    fetch,
    warn: () => {},
  }
  polluteAll('paid')
  const stop = fetchVerdict({ ...asking, onVerdict: (verdict) => heard.push(verdict) })
  await new Promise((resolve) => setTimeout(resolve))
  stop()
  expect(heard).toEqual(['unknown'])
})
