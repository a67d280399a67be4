import './sheet.css'
import { render } from 'preact'
import { Sheet } from './Sheet.tsx'

const root = document.querySelector('#sheet')
if (root) render(<Sheet />, root)
