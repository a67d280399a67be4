import styles from './styles/later.css?inline'

export { answerLater, readExistingLoan } from './api/later-calls.ts'
export { openInNewWindow } from './appearance/new-window.ts'
export { transition } from './flow/transition.ts'
export { later as lines } from './locale/en-later.ts'
export { Basket } from './components/Basket.tsx'
export { NoWindow } from './components/NoWindow.tsx'
export { watchSight } from './components/watch-sight.ts'
export { LaterScreen } from './screens/LaterScreen.tsx'

/** The styles are inside the script and not in a second file: one of two files could fail to load, and a screen needs its styles. */
export function addStyles(document: Document): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(styles)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}
