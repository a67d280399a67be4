import { useChunk } from '../components/use-chunk.ts'
import { Skeleton } from '../components/Spinner.tsx'
import { useWiring } from '../components/wiring.ts'
import { ChooseBank } from './ChooseBank.tsx'
import { Contact } from './Contact.tsx'
import { LostChunk } from './LostChunk.tsx'
import { Screen } from './Screen.tsx'
import { Starting } from './Starting.tsx'

/** The screen for where we are. */
export function CurrentScreen() {
  const { place } = useWiring().state
  if (place.at === 'contact') return <Contact place={place} />
  if (place.at === 'starting') return <Starting />
  if (place.at === 'banks') return <ChooseBank />
  return place.at === 'gone' ? null : <Later />
}

// Nothing leads behind the banks before its code has come; it is waited for here when a start ends before them.
function Later() {
  const { words, chunks } = useWiring()
  const { module, isLost, retry } = useChunk(chunks.later)
  if (module) return <module.LaterScreen />
  return (
    <Screen title={words.t(isLost ? 'app.notStarted' : 'app.loading')}>
      {isLost ? <LostChunk onRetry={retry} /> : <Skeleton lines={4} />}
    </Screen>
  )
}
