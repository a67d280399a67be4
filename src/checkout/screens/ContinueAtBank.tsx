import type { PlaceAt } from '../flow/state.ts'
import { bankName } from '../locale/bank-name.ts'
import { Button } from '../components/Button.tsx'
import { useWiring } from '../components/wiring.ts'
import { LeaveRefused } from './LeaveRefused.tsx'
import { Screen } from './Screen.tsx'
import { Spinner } from '../components/Spinner.tsx'

/**
 * Links to the bank's own page, in a new tab that has no access to this one. Once the bank's page was opened, this screen shows that it
 * waits for the decision.
 */
export function ContinueAtBank({ place: { step } }: { readonly place: PlaceAt<'at-bank'> }) {
  const { flow, state, words, link } = useWiring()
  const { t } = words
  const bank = bankName(state)
  return (
    <Screen
      title={step.title ?? t('atBank.title', { bank })}
      subtitle={step.subtitle ?? t('atBank.text', { bank })}
      footer={
        <>
          <a class="button button-primary" href={step.redirectUrl} target="_blank" rel="noopener noreferrer">
            <span>
              {t('atBank.open', { bank })} <span class="unseen">{t('atBank.newTab')}</span>
            </span>
          </a>
          <p class="small">{step.redirectUrl && new URL(step.redirectUrl).host}</p>
          {flow.can({ type: 'finish-later' }) && (
            <>
              <p class="small">{t('atBank.laterHint', { bank })}</p>
              <Button look="quiet" onPress={() => flow.send({ type: 'finish-later' })}>
                {t('atBank.later')}
              </Button>
            </>
          )}
        </>
      }
    >
      <p class="waiting" role="status">
        {link?.hasOpened && (
          <>
            <Spinner /> {t('atBank.waiting', { bank })}
          </>
        )}
      </p>
      <LeaveRefused />
    </Screen>
  )
}
