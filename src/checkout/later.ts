import styles from './styles/later.css?inline'

export { answerLater, readHeld } from './api/later-calls.ts'
export { transition } from './flow/transition.ts'
export { later as lines } from './locale/en-later.ts'
export { Basket } from './components/Basket.tsx'
export { watchSight } from './components/watch-sight.ts'
export { LaterScreen } from './screens/LaterScreen.tsx'

/** The styles come with the script and not beside it: two files could come apart, and a screen without its styles is none. */
export function addStyles(document: Document): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(styles)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}
