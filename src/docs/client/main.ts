import { showExamples } from './examples.ts'
import { startSearch } from './search.ts'

startSearch()
showExamples()
const pages = document.querySelector('nav details')
// On a phone the list of pages would stand before the text.
if (matchMedia('(max-width: 60rem)').matches) pages?.removeAttribute('open')
