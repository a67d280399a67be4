import { Notice } from '../components/Notice.tsx'
import { useWiring } from '../components/wiring.ts'

/** Says why the shopper cannot leave yet. The region exists before its text: a screen reader may not read a region that is new. */
export function Held() {
  const { state, words } = useWiring()
  return <div role="status">{state.held && <Notice tone="calm">{words.t('deciding.held')}</Notice>}</div>
}
