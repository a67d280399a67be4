import { actionTriesAgain, hasSomethingToLose } from '../flow/select.ts'
import type { State, Trouble } from '../flow/state.ts'
import type { Words } from '../locale/words.ts'
import { Button } from '../components/Button.tsx'
import { Notice } from '../components/Notice.tsx'
import { useWiring } from '../components/wiring.ts'

/**
 * A request that came to nothing: the server's words when it refused, ours when it is in trouble, and the way to try
 * again, where the screen's own button (`hasAction`) is not just that.
 */
export function TroubleNotice({ hasAction }: { readonly hasAction: boolean }) {
  const { flow, state, words } = useWiring()
  const { trouble } = state
  if (!trouble) return null
  return (
    <Notice tone="problem" occasion={trouble}>
      <p>{textOf(trouble, state, words)}</p>
      {trouble.again && !actionTriesAgain(state) && (
        <Button look={hasAction ? 'secondary' : 'primary'} onPress={() => flow.send({ type: 'retry' })}>
          {words.t('action.retry')}
        </Button>
      )}
    </Notice>
  )
}

function textOf({ kind, said }: Trouble, state: State, { t }: Words): string {
  if (kind === 'refused') return said || t('trouble.refused')
  const text = t(`trouble.${kind}`)
  return hasSomethingToLose(state) ? `${text} ${t('trouble.kept')}` : text
}
