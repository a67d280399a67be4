import { useEffect, useState } from 'preact/hooks'
import type { Chunk } from '../http/chunk.ts'

/** A chunk without which a screen cannot be drawn. It is loaded at once, and after a failure again by `retry`. */
export function useChunk<Module>(chunk: Chunk<Module>) {
  const [state, setState] = useState<'coming' | 'here' | 'lost'>(chunk.here ? 'here' : 'coming')
  useEffect(() => {
    if (state !== 'coming') return undefined
    let wanted = true
    chunk.load().then(
      () => wanted && setState('here'),
      () => wanted && setState('lost'),
    )
    return () => {
      wanted = false
    }
  }, [chunk, state])
  return { module: chunk.here, isLost: state === 'lost', retry: () => setState('coming') }
}
