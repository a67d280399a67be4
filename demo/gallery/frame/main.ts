import { screens } from '../screens/index.ts'

/** Draws the one screen that the address names: `?screen=code-wrong&theme=dark`. Sets `data-drawn` to the result. */
async function draw(): Promise<void> {
  const params = new URLSearchParams(location.search)
  const id = params.get('screen')
  const screen = screens.find((screen) => screen.id === id)
  if (!screen) throw new Error(`The gallery has no screen called "${id}".`)
  if (params.get('use') === 'picture') {
    document.documentElement.inert = true
    scrollNoSheet()
  }
  document.title = screen.caption
  if (screen.isOnline === false) Object.defineProperty(navigator, 'onLine', { get: () => false })
  // Each half is imported separately, so that the other half's style sheets are not loaded.
  if ('overlay' in screen) await (await import('./overlay.ts')).show(screen, params)
  else await (await import('./checkout.tsx')).show(screen, params)
}

/** `scrollIntoView()` also scrolls the parent pages: a screen with an error far down would scroll the sheet to its picture. */
function scrollNoSheet(): void {
  // oxlint-disable-next-line typescript/unbound-method -- called below on the element it was called on
  const { scrollIntoView } = Element.prototype
  Element.prototype.scrollIntoView = function (this: Element, how) {
    const { scrollX, scrollY } = parent
    scrollIntoView.call(this, how)
    parent.scrollTo(scrollX, scrollY)
  }
}

draw().then(
  () => {
    document.documentElement.dataset['drawn'] = 'yes'
  },
  (error: unknown) => {
    document.documentElement.dataset['drawn'] = 'failed'
    document.body.textContent = String(error)
    console.error(error)
  },
)
