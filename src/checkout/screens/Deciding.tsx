import { bankName } from '../locale/bank-name.ts'
import { Button } from '../components/Button.tsx'
import { Spinner } from '../components/Spinner.tsx'
import { useWiring } from '../components/wiring.ts'
import { LeaveRefused } from './LeaveRefused.tsx'
import { Screen } from './Screen.tsx'

/**
 * The loan was requested and the bank decides. Closing is refused. The text changes after 20 and 60 seconds; after two minutes the shopper
 * may stop waiting.
 */
export function Deciding() {
  const { flow, state, words } = useWiring()
  const { t } = words
  const { place } = state
  const bank = bankName(state)
  const later = flow.can({ type: 'finish-later' })
  const waited = 'waited' in place ? place.waited : undefined
  return (
    <Screen
      title={place.at === 'asking' ? t('deciding.asking') : t('deciding.title', { bank })}
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
        {/* Below the spinner, so that a new text moves nothing else. The announcer reads it out (Checkout.tsx). */}
        <p class="deciding-news">{t(waited ? `deciding.${waited}` : 'deciding.text', { bank })}</p>
      </div>
      <LeaveRefused />
    </Screen>
  )
}
