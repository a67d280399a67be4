import { useEffect, useState } from 'preact/hooks'
import type { Chunk } from '../http/chunk.ts'
import { ApiFailure, type FailureKind } from '../model/failure.ts'

/** A chunk without which a screen cannot be drawn. It is loaded at once, and after a failure again by `retry`. */
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
    /** Why it did not come. */
    lost: state === 'coming' || state === 'here' ? undefined : state,
    retry: () => setState('coming'),
  }
}
