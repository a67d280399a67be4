import { Notice } from '../components/Notice.tsx'
import { useWiring } from '../components/wiring.ts'

/** Said when the shopper wants to leave and cannot yet. The region is there before the words, or they might go unheard. */
export function Held() {
  const { state, words } = useWiring()
  return <div role="status">{state.held && <Notice tone="calm">{words.t('deciding.held')}</Notice>}</div>
}
