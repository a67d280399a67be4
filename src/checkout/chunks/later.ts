import styles from '../styles/later.css?inline'

export { answerLater, readHeld } from '../api/later-calls.ts'
export { later as lines } from '../locale/en-later.ts'
export { faultsOf } from '../locale/own-lines.ts'
export { LaterStep } from '../steps/LaterStep.tsx'

// With the script and not beside it: two files could come apart, and a screen without its styles is none.
if (typeof document !== 'undefined') {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(styles)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}
