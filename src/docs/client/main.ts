import { showExamples } from './examples.ts'
import { startSearch } from './search.ts'

startSearch()
showExamples()
