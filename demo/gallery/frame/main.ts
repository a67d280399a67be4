import { screens } from '../screens/index.ts'

/** Draws the one screen that the address names: `?screen=code-wrong&theme=dark`. Says in `data-drawn` how that went. */
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
  // Each half with its own style sheets and without the other's.
  if ('overlay' in screen) await (await import('./overlay.ts')).show(screen, params)
  else await (await import('./checkout.tsx')).show(screen, params)
}

/** `scrollIntoView()` scrolls every frame around it, too: a screen with a mistake far down would scroll the sheet to its picture. */
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
