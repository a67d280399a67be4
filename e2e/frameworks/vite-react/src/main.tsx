import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'

const root = createRoot(document.getElementById('root') ?? document.body)
const show = (Shown: typeof App) =>
  root.render(
    <StrictMode>
      <Shown />
    </StrictMode>,
  )
show(App)

// Hot reload by hand, so that no plugin is needed: what stood there is unmounted and the new code mounted.
import.meta.hot?.accept('./app.tsx', (changed) => {
  if (changed) show((changed as unknown as { App: typeof App }).App)
})
