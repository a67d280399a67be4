import { isolate } from '../locale/words.ts'
import { Button } from '../components/Button.tsx'
import { Spinner } from '../components/Spinner.tsx'
import { useWiring } from '../components/wiring.ts'
import { Held } from './Held.tsx'
import { Screen } from './Screen.tsx'

/** The loan was asked for, and the bank decides. Closing is refused. After two minutes the shopper may stop waiting. */
export function Deciding() {
  const { flow, state, words } = useWiring()
  const { t } = words
  const { place, facts } = state
  const bank = isolate(facts.application?.bank.name ?? '')
  const later = flow.can({ type: 'finish-later' })
  return (
    <Screen
      title={place.at === 'asking' ? t('deciding.asking') : t('deciding.title', { bank })}
      subtitle={later ? t('deciding.slow', { bank }) : t('deciding.text')}
      footer={
        later && (
          <Button look="secondary" onPress={() => flow.send({ type: 'finish-later' })}>
            {t('deciding.later')}
          </Button>
        )
      }
    >
      <div class="deciding">
        <Spinner large />
      </div>
      <Held />
    </Screen>
  )
}
