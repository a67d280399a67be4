import { Skeleton } from '../components/Spinner.tsx'
import { useWiring } from '../components/wiring.ts'
import { Screen } from './Screen.tsx'

/** The order is being sent to Klump. Shown only when that takes long or fails. */
export function Starting() {
  const { state, words } = useWiring()
  return (
    <Screen title={words.t(state.trouble ? 'app.notStarted' : 'app.loading')}>
      {state.trouble ? null : <Skeleton lines={4} />}
    </Screen>
  )
}
