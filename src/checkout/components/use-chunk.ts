import { useEffect, useState } from 'preact/hooks'
import type { Chunk } from '../http/chunk.ts'
import { ApiFailure, type FailureKind } from '../model/failure.ts'

/** A chunk that a screen needs to render. The hook loads the chunk at once; `retry` loads it again after a failure. */
export function useChunk<Module>(chunk: Chunk<Module>) {
  const [state, setState] = useState<'coming' | 'here' | FailureKind>(chunk.here ? 'here' : 'coming')
  useEffect(() => {
    if (state !== 'coming') return undefined
    let wanted = true
    chunk.load().then(
      () => wanted && setState('here'),
      (error: unknown) => wanted && setState(error instanceof ApiFailure ? error.kind : 'unreachable'),
    )
    return () => {
      wanted = false
    }
  }, [chunk, state])
  return {
    module: chunk.here,
    /** Why the chunk failed to load. */
    lost: state === 'coming' || state === 'here' ? undefined : state,
    retry: () => setState('coming'),
  }
}
