import { actionTriesAgain, hasSomethingToLose } from '../flow/select.ts'
import type { State, Trouble } from '../flow/state.ts'
import { forShopper } from '../locale/server-message.ts'
import type { Words } from '../locale/words.ts'
import { Button } from '../components/Button.tsx'
import { Notice } from '../components/Notice.tsx'
import { useWiring } from '../components/wiring.ts'
import { LostChunk } from './LostChunk.tsx'

/**
 * Reports that a request failed: with the server's message when the server refused, otherwise with a text of the checkout. Has a button to
 * try again, unless the screen's own button (`hasAction`) does that.
 */
export function TroubleNotice({ hasAction }: { readonly hasAction: boolean }) {
  const { flow, state, words } = useWiring()
  const { trouble } = state
  if (!trouble) return null
  if (trouble.kind === 'outdated') return <LostChunk why="outdated" />
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

function textOf({ kind, serverMessage }: Trouble, state: State, { t }: Words): string {
  if (kind === 'refused')
    return (
      forShopper(serverMessage) || t(state.place.at === 'preview' ? 'trouble.refusedPlan' : 'trouble.refused')
    )
  const text = t(`trouble.${kind}`)
  return hasSomethingToLose(state) ? `${text} ${t('trouble.kept')}` : text
}
