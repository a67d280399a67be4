import { Notice } from '../parts/Notice.tsx'
import { useWiring } from '../parts/wiring.ts'

/** Said when the shopper wants to leave and cannot yet. */
export function Held() {
  const { state, words } = useWiring()
  return state.held ? <Notice tone="calm">{words.t('deciding.held')}</Notice> : null
}
