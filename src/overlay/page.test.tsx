import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { dialog, host, open, sendThroughDoor, tidy, until } from './testing/shop.ts'

let added: Element[] = []
afterEach(() => {
  tidy()
  for (const element of added) element.remove()
  added = []
  document.documentElement.removeAttribute('style')
  vi.restoreAllMocks()
})

function add<T extends Element>(element: T): T {
  added.push(element)
  document.body.append(element)
  return element
}
function style(css: string): void {
  add(Object.assign(document.createElement('style'), { textContent: css }))
}
function button(label: string): HTMLButtonElement {
  return add(Object.assign(document.createElement('button'), { textContent: label }))
}
async function running(mode?: string) {
  const one = open(mode)
  await until(() => one.names.includes('open'))
  return one
}

describe('nothing of the overlay is left in the page', () => {
  /** The listeners that were added during the test and not removed. */
  let listening: Map<unknown, string>

  beforeEach(() => {
    listening = new Map()
    for (const target of [window, document, document.documentElement, document.body]) {
      const { addEventListener, removeEventListener } = target
      vi.spyOn(target, 'addEventListener').mockImplementation((type: string, ...rest: unknown[]) => {
        listening.set(rest[0], `${target.constructor.name} ${type}`)
        Reflect.apply(addEventListener, target, [type, ...rest])
      })
      vi.spyOn(target, 'removeEventListener').mockImplementation((type: string, ...rest: unknown[]) => {
        listening.delete(rest[0])
        Reflect.apply(removeEventListener, target, [type, ...rest])
      })
    }
  })

  function watchers(): () => number {
    const [observe, disconnect] = (['observe', 'disconnect'] as const).map((name) =>
      vi.spyOn(MutationObserver.prototype, name),
    )
    return () => new Set(observe?.mock.contexts).size - new Set(disconnect?.mock.contexts).size
  }

  const photo = () => ({
    root: document.documentElement.outerHTML,
    sheets: [...document.adoptedStyleSheets],
    names: Object.getOwnPropertyNames(window).sort(),
    slots: Object.getOwnPropertySymbols(document),
    active: document.activeElement,
  })

  it.each([
    [
      'success',
      async () => sendThroughDoor({ type: 'outcome', outcome: { status: 'success', reference: 'KLP-1' } }),
    ],
    ['the close button', () => page.getByRole('button', { name: 'Close' }).click()],
    ['destroy()', async (one: { destroy(): void }) => one.destroy()],
    ['the page deleting it', async () => host()?.remove()],
  ])('after %s', async (_how, finish) => {
    document.documentElement.style.overflow = 'scroll'
    button('Pay').focus()
    const before = photo()
    const watching = watchers()
    const one = await running('leave=free')
    expect(watching()).toBe(1)
    expect(document.adoptedStyleSheets).toHaveLength(before.sheets.length + 1)
    expect(listening.size).toBeGreaterThan(0)
    await finish(one)
    await until(one.outcome)
    expect(photo()).toEqual(before)
    expect([...listening.values()]).toEqual([])
    expect([one.clock.waiting().length, watching()]).toEqual([0, 0])
  })

  it('after an order that is not valid, and after two openings that shared an overlay', async () => {
    const before = photo()
    open('', { data: { data: null } })
    const [first, second] = [open(), open()]
    await until(() => second.names.includes('open'))
    first.destroy()
    second.destroy()
    expect(photo()).toEqual(before)
    expect([...listening.values()]).toEqual([])
  })
})

describe('the page under an open overlay', () => {
  it('neither scrolls nor jumps, and scrolls again afterwards', async () => {
    style('html { scrollbar-width: auto } .tall { height: 5000px }')
    const tall = add(Object.assign(document.createElement('div'), { className: 'tall' }))
    window.scrollTo(0, 300)
    const { width } = tall.getBoundingClientRect()
    const one = await running()
    expect(getComputedStyle(document.documentElement).overflowY).toBe('hidden')
    expect(tall.getBoundingClientRect().width).toBe(width)
    one.destroy()
    expect([window.scrollY, tall.getBoundingClientRect().width]).toEqual([300, width])
    expect(getComputedStyle(document.documentElement).overflowY).not.toBe('hidden')
  })

  it('gets no key, click or focus events from inside the overlay', async () => {
    const heard: string[] = []
    const types = ['keydown', 'keyup', 'click', 'pointerdown', 'focusin']
    const note = ({ type }: Event) => heard.push(type)
    for (const type of types) document.addEventListener(type, note)
    await running('leave=ask')
    await page.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('button', { name: 'Stay' }).click()
    await page.getByRole('button', { name: 'Close' }).click()
    await expect.element(page.getByRole('alertdialog')).toBeVisible()
    await userEvent.keyboard('{Tab}{Escape}')
    for (const type of types) document.removeEventListener(type, note)
    expect(heard).toEqual([])
  })

  it('cannot be reached by keyboard; a modal dialog of the page is below the overlay', async () => {
    const behind = button('Behind')
    const own = add(document.createElement('dialog'))
    own.textContent = 'Cookies?'
    own.showModal()
    await running()
    behind.focus()
    expect(document.activeElement).not.toBe(behind)
    const box = dialog()?.getBoundingClientRect() ?? new DOMRect()
    expect(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)).toBe(host())
    own.close()
  })

  it('cannot hide or restyle the overlay with its style sheets', async () => {
    style(`
      :not(html) { all: unset !important; display: none !important; font-size: 1px !important; opacity: 0 !important }
      klump-overlay, dialog { visibility: hidden !important; transform: scale(0) !important }
      klump-overlay { letter-spacing: 9px !important; pointer-events: none !important; direction: rtl !important }
    `)
    const one = await running()
    await expect.element(page.getByRole('dialog', { name: 'Pay in instalments' })).toBeVisible()
    expect(dialog()?.getBoundingClientRect().height).toBeGreaterThan(200)
    const { fontSize, letterSpacing, pointerEvents, direction } = getComputedStyle(dialog() ?? document.body)
    expect([fontSize, letterSpacing, pointerEvents, direction]).toEqual(['16px', 'normal', 'auto', 'ltr'])
    one.destroy()
  })
})

it('the focus returns to the button that had it, also inside a shadow root', async () => {
  const shadow = add(document.createElement('div')).attachShadow({ mode: 'open' })
  const inner = shadow.appendChild(document.createElement('button'))
  inner.focus()
  const one = await running()
  expect(shadow.activeElement).toBeNull()
  one.destroy()
  expect(shadow.activeElement).toBe(inner)
})
