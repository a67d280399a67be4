import { render } from 'preact'
import '../../look/market.css'
import '../../look/baskets.css'
import '../../look/summary.css'
import '../../look/decision.css'
import '../../look/checks.css'
import '../../look/tester.css'
import { App } from './app.tsx'

const root = document.getElementById('app')
if (root) render(<App />, root)
