import { Button } from '../parts/Button.tsx'
import { Notice } from '../parts/Notice.tsx'
import { useWiring } from '../parts/wiring.ts'

/** A request that came to nothing: the server's words when it refused, ours when it is in trouble, and the way to try again. */
export function TroubleNotice() {
  const { flow, state, words } = useWiring()
  const { trouble } = state
  if (!trouble) return null
  return (
    <Notice tone="problem" occasion={trouble}>
      <p>{(trouble.kind === 'refused' && trouble.said) || words.t(`trouble.${trouble.kind}`)}</p>
      {trouble.again && (
        <Button look="secondary" onPress={() => flow.send({ type: 'retry' })}>
          {words.t('action.retry')}
        </Button>
      )}
    </Notice>
  )
}
