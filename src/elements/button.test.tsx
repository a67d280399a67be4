import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { KEY, kettle } from '../overlay/testing/shop.ts'
import type { KlumpError } from '../errors/klump-error.ts'
import type { ClosePayload, SuccessPayload } from '../protocol/payloads.ts'
import { buttonFor, type KlumpButton } from './button.ts'
import { forget, openings, preloads, StandInKlump } from './testing/klump.ts'

beforeAll(() => customElements.define('klump-button', buttonFor(StandInKlump)))
afterEach(() => {
  document.body.replaceChildren()
  forget()
  vi.restoreAllMocks()
})

const markup = (attributes = '', words = '') =>
  `<klump-button id="pay" public-key="${KEY}" order='${JSON.stringify(kettle)}' ${attributes}>${words}</klump-button>`

function show(html: string): void {
  document.body.innerHTML = `<main>${html}</main>`
}
const host = () => document.querySelector('klump-button') as KlumpButton
const inner = () => host().shadowRoot?.querySelector('button') as HTMLButtonElement
const label = () => document.querySelector('label') as HTMLLabelElement
/** The element handles its removal a microtask later. */
const settled = () => new Promise((resolve) => setTimeout(resolve))

const PRESSES: readonly [string, string, () => unknown][] = [
  ['a mouse', markup(), () => userEvent.click(inner())],
  ['a key', markup(), () => (host().focus(), userEvent.keyboard('{Enter}'))],
  ['click() of the element', markup(), () => host().click()],
  ['click() of the button in it', markup(), () => inner().click()],
  [
    'a tap that an optimiser replays',
    markup(),
    () => host().dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true })),
  ],
  ['its label', `<label for="pay">Pay</label>${markup()}`, () => userEvent.click(label())],
  [
    'a label around it',
    `<label>Pay ${markup()}</label>`,
    () => userEvent.click(label(), { position: { x: 2, y: 2 } }),
  ],
  ['a mouse, in a label', `<label>Pay ${markup()}</label>`, () => userEvent.click(inner())],
  ['a mouse, in a form', `<form action="/nowhere">${markup()}</form>`, () => userEvent.click(inner())],
  ['a mouse, in a link', `<a href="/nowhere">${markup()}</a>`, () => userEvent.click(inner())],
]

it.each(PRESSES)(
  '%s presses the button once; a link or form around it does not navigate',
  async (_what, html, press) => {
    show(html)
    const left = vi.fn((event: Event) => event.preventDefault())
    const { body } = document
    body.addEventListener('submit', left, { once: true })
    // Labels are left out: a label does nothing after a click whose default was prevented.
    document.querySelector('a')?.parentElement?.addEventListener('click', (event) => {
      if (!event.defaultPrevented) left(event)
    })
    await press()
    await settled()
    expect(openings).toHaveLength(1)
    expect(left).not.toHaveBeenCalled()
  },
)

const DISABLED: readonly [string, (html: string) => string, () => void][] = [
  ['disabled', (html) => html, () => host().setAttribute('disabled', '')],
  ['in a disabled fieldset', (html) => `<fieldset disabled>${html}</fieldset>`, () => {}],
  ['busy', (html) => html, () => host().follow(new StandInKlump({ publicKey: KEY, data: kettle as never }))],
]

it.each(DISABLED)(
  'a button that is %s cannot be pressed, and the page’s click handler is not called',
  async (_what, around, set) => {
    show(around(`<label for="pay">Pay</label>${markup()}`))
    set()
    const before = openings.length
    const heard = vi.fn()
    host().addEventListener('click', heard)
    expect(inner().getAttribute('aria-disabled')).toBe('true')
    await userEvent.click(inner(), { force: true })
    host().click()
    host().dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
    await userEvent.click(label())
    expect(openings).toHaveLength(before)
    expect(heard).not.toHaveBeenCalled()
  },
)

it('a disabled button can be reached with Tab', async () => {
  show(`<a href="#">Before</a>${markup('disabled')}`)
  document.querySelector('a')?.focus()
  await userEvent.keyboard('{Tab}')
  expect(host().shadowRoot?.activeElement).toBe(inner())
})

it('a button is enabled again with its fieldset', async () => {
  show(`<fieldset disabled>${markup()}</fieldset>`)
  document.querySelector('fieldset')?.removeAttribute('disabled')
  expect(inner().getAttribute('aria-disabled')).toBe('false')
  host().click()
  expect(openings).toHaveLength(1)
})

it('a click on content of the page inside the element does not press the button', async () => {
  show(markup('', '<b slot="not-paid">Not paid. <i>Call us</i></b>'))
  document.querySelector('i')?.click()
  expect(openings).toHaveLength(0)
})

it('a button that was removed and added again preloads the checkout again', async () => {
  show(markup())
  const button = host()
  button.focus()
  expect(preloads).toEqual([{ taken: false }])
  button.remove()
  await settled()
  expect(preloads).toEqual([{ taken: true }])
  document.body.append(button)
  button.focus()
  expect(preloads).toEqual([{ taken: true }, { taken: false }])
})

it('a button that is removed for good ends the opening that it began, and not one that the page began', async () => {
  show(markup())
  host().click()
  host().remove()
  await settled()
  expect(openings[0]?.status).toBe('destroyed')

  show(markup())
  const own = new StandInKlump({ publicKey: KEY, data: kettle as never })
  host().follow(own)
  host().remove()
  await settled()
  expect(own.status).toBe('opening')
})

/** Sets the container's markup again, as Livewire does, so that every element in it is a new one. */
async function redraw(): Promise<void> {
  const before = host()
  const main = document.querySelector('main') as HTMLElement
  // oxlint-disable-next-line no-self-assign -- the redraw
  main.innerHTML = main.innerHTML
  await settled()
  expect(host()).not.toBe(before)
}

it('an opening, its events and its verdict survive each redraw of the container', async () => {
  vi.spyOn(window, 'fetch').mockImplementation(async () => Response.json({ verdict: 'paid' }))
  show(markup('verify-url="/confirm"'))
  const said: string[] = []
  for (const name of ['klump-success', 'klump-close', 'klump-verdict'])
    document.body.addEventListener(name, () => said.push(name), { signal: AbortSignal.timeout(60_000) })
  host().click()
  const [opening] = openings
  for (let time = 0; time < 5; time += 1) {
    await redraw()
    expect(opening?.status).toBe('opening')
    expect(inner().getAttribute('aria-busy')).toBe('true')
    host().click()
  }
  expect(openings).toHaveLength(1)
  opening?.options.onSuccess?.({ reference: 'KLP-1662-348036-0961' } as SuccessPayload)
  await redraw()
  await (opening as StandInKlump).end()
  await vi.waitFor(() => expect(said).toEqual(['klump-success', 'klump-verdict']))
  // After the payment there is no button.
  await redraw()
  expect(host().shadowRoot?.textContent).toContain('Paid. Thank you!')
  expect(inner().hidden).toBe(true)
  expect(fetch).toHaveBeenCalledTimes(1)
})

describe('an element that a framework reuses for another order', () => {
  const byUrl = `<klump-button public-key="${KEY}" order-url="/orders/7" verify-url="/orders/7/confirm"></klump-button>`
  const payload = { reference: 'KLP-1662-348036-0961' } as SuccessPayload
  const goToNextOrder = () => {
    host().setAttribute('order-url', '/orders/8')
    host().setAttribute('verify-url', '/orders/8/confirm')
  }

  it('shows nothing of the order before', async () => {
    vi.spyOn(window, 'fetch').mockImplementation(async () => Response.json({ verdict: 'paid' }))
    show(byUrl)
    host().click()
    openings[0]?.options.onSuccess?.(payload)
    await (openings[0] as StandInKlump).end()
    await vi.waitFor(() => expect(host().shadowRoot?.textContent).toContain('Paid. Thank you!'))
    host().setAttribute('order-url', '/orders/7')
    expect(inner().hidden).toBe(true)
    goToNextOrder()
    expect(inner().hidden).toBe(false)
    expect(host().shadowRoot?.textContent).not.toContain('Paid')
  })

  it('ends the opening that it began, whose reference is posted to the address of its own order', async () => {
    vi.spyOn(window, 'fetch').mockImplementation(async () => Response.json({ verdict: 'paid' }))
    show(byUrl)
    host().click()
    goToNextOrder()
    expect(openings[0]?.status).toBe('destroyed')
    expect(inner().getAttribute('aria-busy')).toBe('false')
    openings[0]?.options.onClose?.({ ...payload, type: 'PENDING' } as unknown as ClosePayload)
    await settled()
    expect(fetch).toHaveBeenCalledExactlyOnceWith('/orders/7/confirm', expect.anything())
    expect(inner().hidden).toBe(false)
  })
})

it('a report on its way goes on when the page removes the button, which shows the verdict when it is put back', async () => {
  let answer: (response: Response) => void = () => {}
  const signals: (AbortSignal | null | undefined)[] = []
  vi.spyOn(window, 'fetch').mockImplementation(async (_url, init) => {
    signals.push(init?.signal)
    return await new Promise((resolve) => (answer = resolve))
  })
  show(markup('verify-url="/confirm"'))
  const button = host()
  button.click()
  openings[0]?.options.onSuccess?.({ reference: 'KLP-1662-348036-0961' } as SuccessPayload)
  button.remove()
  await settled()
  expect(signals.map((signal) => signal?.aborted)).toEqual([false])
  answer(Response.json({ verdict: 'paid' }))
  await settled()
  document.body.append(button)
  expect(button.shadowRoot?.textContent).toContain('Paid. Thank you!')
})

it('an order that a listener of klump-open sets is the one that opens', () => {
  show(markup())
  host().addEventListener('klump-open', () => host().setAttribute('order', JSON.stringify({ amount: 7 })))
  host().click()
  const { data } = openings[0]?.options ?? {}
  expect(typeof data === 'function' && data({})).toEqual({ amount: 7 })
})

it('an empty label is no label', () => {
  show(markup('label=" "'))
  expect(inner().textContent).toContain('Pay in instalments')
})

it('an opening survives a redraw inside a shadow root', async () => {
  show('<div></div>')
  const shadow = (document.querySelector('div') as HTMLElement).attachShadow({ mode: 'open' })
  shadow.innerHTML = markup()
  shadow.querySelector('klump-button')?.shadowRoot?.querySelector('button')?.click()
  shadow.innerHTML = markup()
  await settled()
  expect(openings[0]?.status).toBe('opening')
  expect(shadow.querySelector('klump-button')?.shadowRoot?.querySelector('button')?.ariaBusy).toBe('true')
})

const orders = ['order-a', 'order-b'].map((merchant_reference) => ({ ...kettle, merchant_reference }))

describe.each([
  ['orders', orders, true],
  ['functions', orders.map((order) => () => order), false],
] as const)('in a list whose buttons have %s as their property', (_what, list, isKnown) => {
  const buttons = () => [...document.querySelectorAll<KlumpButton>('klump-button')]
  /** As a framework does: the property is set before the element is connected. */
  const addButton = (data: object | undefined) => {
    const button = document.createElement('klump-button')
    button.setAttribute('verify-url', '/confirm')
    button.options = { publicKey: KEY, data: data as never }
    document.body.append(button)
  }
  const isBusy = () => buttons().map((button) => button.shadowRoot?.querySelector('button')?.ariaBusy)
  const isHidden = (button: KlumpButton | undefined) => button?.shadowRoot?.querySelector('button')?.hidden

  it('the verdict about a removed order is not shown by the button of another one', async () => {
    vi.spyOn(window, 'fetch').mockImplementation(async () => Response.json({ verdict: 'paid' }))
    list.forEach(addButton)
    await settled()
    const [first] = buttons()
    first?.click()
    openings[0]?.options.onSuccess?.({ reference: 'KLP-1662-348036-0961' } as SuccessPayload)
    await openings[0]?.end()
    await vi.waitFor(() => expect(isHidden(first)).toBe(true))
    first?.remove()
    await settled()
    expect(buttons().map(isHidden)).toEqual([false])
  })

  it.each([
    ['removes a row', () => buttons()[0]?.remove()],
    [
      'renders the remaining row anew',
      () => {
        document.body.replaceChildren()
        addButton(list[1])
      },
    ],
    [
      'moves the remaining row',
      () => {
        const [first, second] = buttons()
        if (second) document.body.prepend(second)
        first?.remove()
      },
    ],
  ])('an opening ends when the page %s', async (_what, change) => {
    list.forEach(addButton)
    await settled()
    buttons()[0]?.click()
    change()
    await settled()
    expect(openings[0]?.status).toBe('destroyed')
    expect(buttons()[0]?.options?.data).toBe(list[1])
    expect(isBusy()).toEqual(['false'])
  })

  it.each([0, 1])(
    'an opening of row %i goes on only in its own row when the page renders all anew',
    async (row) => {
      list.forEach(addButton)
      await settled()
      buttons()[row]?.click()
      document.body.replaceChildren()
      list.forEach((data) => addButton(typeof data === 'function' ? () => data() : { ...data }))
      await settled()
      expect(openings[0]?.status).toBe(isKnown ? 'opening' : 'destroyed')
      expect(isBusy()).toEqual([0, 1].map((each) => String(isKnown && each === row)))
    },
  )

  it.each([1, 2, 3])(
    'an opening goes on when the page renders its only row anew %i times in one turn',
    async (times) => {
      addButton(list[0])
      await settled()
      buttons()[0]?.click()
      for (let time = 0; time < times; time += 1) {
        document.body.replaceChildren()
        addButton(list[0])
      }
      await settled()
      expect(openings[0]?.status).toBe('opening')
      expect(isBusy()).toEqual(['true'])
    },
  )
})

it('an opening goes on through two redraws that follow each other before a timer runs', async () => {
  const add = () => {
    const button = document.createElement('klump-button')
    button.options = { publicKey: KEY, data: () => kettle as never }
    document.body.append(button)
  }
  document.body.replaceChildren()
  add()
  await settled()
  host().click()
  for (let time = 0; time < 2; time += 1) {
    document.body.replaceChildren()
    add()
    await Promise.resolve()
  }
  await settled()
  expect(openings[0]?.status).toBe('opening')
  expect(inner().getAttribute('aria-busy')).toBe('true')
})

it('an opening goes on in another button for the same order when its own is removed', async () => {
  show(`<div>${markup()}</div>${markup()}`)
  await settled()
  host().click()
  host().remove()
  await settled()
  expect(openings[0]?.status).toBe('opening')
  expect(inner().getAttribute('aria-busy')).toBe('true')
})

it('a redraw with another order ends the opening', async () => {
  show(markup())
  host().click()
  show(markup('order-url="/other"'))
  await settled()
  expect(openings[0]?.status).toBe('destroyed')
  expect(inner().getAttribute('aria-busy')).toBe('false')
})

describe('an order from order-url', () => {
  const ask = (retry?: 'reference-used') => {
    const data = openings.at(-1)?.options.data
    return typeof data === 'function' ? data(retry ? { retry } : {}) : undefined
  }
  const asked = () => vi.mocked(fetch).mock.calls.map(([url, init]) => [url, init?.cache])

  it.each([
    ['/order', '/order?retry=reference-used'],
    ['/order?id=7#pay', '/order?id=7&retry=reference-used'],
  ])('%s is fetched for each attempt, with the reason of a retry in the query', async (url, again) => {
    vi.spyOn(window, 'fetch').mockImplementation(async () => Response.json(kettle))
    show(`<klump-button public-key="${KEY}" order-url="${url}"></klump-button>`)
    host().click()
    expect(await ask()).toEqual(kettle)
    await ask('reference-used')
    await (openings[0] as StandInKlump).end()
    host().click()
    await ask()
    expect(openings).toHaveLength(2)
    const first = url.replace('#pay', '')
    expect(asked()).toEqual([first, again, first].map((address) => [address, 'no-store']))
  })

  it('may be a verdict in place of an order, which the checkout receives', async () => {
    vi.spyOn(window, 'fetch').mockImplementation(async () => Response.json({ verdict: 'in-progress' }))
    show(`<klump-button public-key="${KEY}" order-url="/order"></klump-button>`)
    host().click()
    expect(await ask()).toEqual({ verdict: 'in-progress' })
  })
})

describe('after an opening the button stays hidden', () => {
  const text = () => host().shadowRoot?.textContent

  it('while the shop’s server answers in-progress, and the page’s own content for it is shown', async () => {
    vi.spyOn(window, 'fetch').mockImplementation(async () => Response.json({ verdict: 'in-progress' }))
    show(markup('verify-url="/confirm"', '<b slot="in-progress">Hold on</b>'))
    host().click()
    openings[0]?.options.onClose?.({ type: 'PENDING', reference: 'KLP-1662-348036-0961' } as ClosePayload)
    await (openings[0] as StandInKlump).end()
    await vi.waitFor(() => expect(text()).toContain('Your bank is still deciding'))
    expect(inner().hidden).toBe(true)
    expect(document.querySelector('b')?.assignedSlot).not.toBeNull()
    host().click()
    expect(openings).toHaveLength(1)
  })

  it('when the end is pending without a reference to verify', async () => {
    const asked = vi.spyOn(window, 'fetch')
    show(markup('verify-url="/confirm"'))
    host().click()
    openings[0]?.options.onClose?.({ type: 'PENDING', reference: '' } as ClosePayload)
    expect(text()).toContain('Your bank is still deciding')
    expect(inner().hidden).toBe(true)
    expect(asked).not.toHaveBeenCalled()
  })

  it('when the opening failed with already_paid', () => {
    show(markup())
    host().click()
    openings[0]?.options.onError?.({ code: 'already_paid' } as KlumpError)
    expect(text()).toContain('Paid. Thank you!')
    expect(inner().hidden).toBe(true)
  })
})

describe('a button whose checkout cannot be reached', () => {
  const PAY = 'https://pay.useklump.com/pay/0b7c'
  const verdict = () => host().shadowRoot?.querySelector('[role=status]')
  const link = () => host().shadowRoot?.querySelector<HTMLAnchorElement>('[role=status] a') ?? undefined
  const failWith = (code: string) => {
    inner().click()
    openings.at(-1)?.options.onError?.({ code } as KlumpError)
  }

  it.each(['overlay_unavailable', 'offline', 'frame_timeout', 'frame_blocked'])(
    'reports it after %s, offers the payment link and stays visible',
    (code) => {
      show(markup(`pay-url="${PAY}"`))
      failWith(code)
      expect(openings.at(-1)?.options.fallbackUrl).toBe(PAY)
      expect(verdict()?.textContent).toContain('cannot be reached')
      expect([link()?.href, link()?.target, link()?.rel]).toEqual([PAY, '_blank', 'noopener noreferrer'])
      expect(inner().hidden).toBe(false)
    },
  )

  it('reports it without a link where pay-url is missing or unsafe', () => {
    for (const attribute of ['', 'pay-url="https://pay.useklump.com@evil.example/"']) {
      show(markup(attribute))
      failWith('overlay_unavailable')
      expect(verdict()?.textContent).toContain('cannot be reached')
      expect(link()).toBeUndefined()
    }
  })

  it('does not report a lender’s decline', () => {
    show(markup(`pay-url="${PAY}"`))
    failWith('declined')
    expect(verdict()?.textContent).toBe('')
  })

  it('removes the message at the next press', async () => {
    show(markup(`pay-url="${PAY}"`))
    failWith('offline')
    await openings.at(-1)?.end()
    await settled()
    inner().click()
    expect([openings.length, verdict()?.textContent]).toEqual([2, ''])
  })
})
