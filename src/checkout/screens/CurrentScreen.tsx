import { useChunk } from '../components/use-chunk.ts'
import { Skeleton } from '../components/Spinner.tsx'
import { useWiring } from '../components/wiring.ts'
import { ChooseBank } from './ChooseBank.tsx'
import { Contact } from './Contact.tsx'
import { LostChunk } from './LostChunk.tsx'
import { Screen } from './Screen.tsx'
import { Starting } from './Starting.tsx'

/** The screen for the current place. */
export function CurrentScreen() {
  const { place } = useWiring().state
  if (place.at === 'contact') return <Contact place={place} />
  if (place.at === 'starting') return <Starting />
  if (place.at === 'banks') return <ChooseBank />
  return place.at === 'gone' ? null : <Later />
}

// A bank can be chosen only once this chunk has loaded. The checkout waits for the chunk here if it ends before the list of banks.
function Later() {
  const { words, chunks } = useWiring()
  const { module, lost, retry } = useChunk(chunks.later)
  if (module) return <module.LaterScreen />
  return (
    <Screen title={words.t(lost ? 'app.notStarted' : 'app.loading')}>
      {lost ? <LostChunk why={lost} onRetry={retry} /> : <Skeleton lines={4} />}
    </Screen>
  )
}
