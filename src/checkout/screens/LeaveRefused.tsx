import { Notice } from '../components/Notice.tsx'
import { useWiring } from '../components/wiring.ts'

/** Shows why the shopper cannot leave yet. The region exists before its text, because a screen reader may not read a new region. */
export function LeaveRefused() {
  const { state, words } = useWiring()
  return (
    <div role="status">{state.leaveRefused && <Notice tone="calm">{words.t('deciding.held')}</Notice>}</div>
  )
}
