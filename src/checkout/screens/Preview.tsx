import { useRef } from 'preact/hooks'
import type { PlaceAt } from '../flow/state.ts'
import { CONSENT } from '../flow/preview.ts'
import { passedBefore } from '../flow/passing.ts'
import { bankName } from '../locale/bank-name.ts'
import { Button } from '../components/Button.tsx'
import { Field } from '../components/Field.tsx'
import { Notice } from '../components/Notice.tsx'
import { Schedule } from '../components/Schedule.tsx'
import { useWiring } from '../components/wiring.ts'
import { useFieldProps } from './use-field-props.ts'
import { OnlyChoice } from './OnlyChoice.tsx'
import { PlanSummary } from './PlanSummary.tsx'
import { Screen } from './Screen.tsx'
import { useSight } from './use-sight.ts'

/** What the shopper agrees to, on one screen: what is due today, each date and amount, the total, and what the credit costs. */
export function Preview({ place }: { readonly place: PlaceAt<'preview'> }) {
  const { flow, state, words } = useWiring()
  const { t, money } = words
  const { plan } = place
  const propsOf = useFieldProps(place)
  const passed = passedBefore(state)
  const inside = useRef<HTMLDivElement>(null)
  const { hold, isUnseen } = useSight(inside)
  const consent = t('preview.consent', { bank: bankName(state) })
  return (
    <Screen
      title={t('preview.title')}
      action={
        plan.dueToday > 0 ? t('preview.agreeAndPay', { amount: money(plan.dueToday) }) : t('preview.agree')
      }
      hold={hold}
      footer={
        isUnseen && (
          <div role="alert">
            <Notice tone="calm">{t('preview.unseen')}</Notice>
          </div>
        )
      }
    >
      {state.facts.application?.accepted && (
        <Notice tone="calm">{t('preview.again', { bank: bankName(state) })}</Notice>
      )}
      <OnlyChoice />
      <div ref={inside}>
        <PlanSummary plan={plan} />
      </div>
      <div class="schedule-box">
        <Schedule plan={plan} />
        {!passed && flow.can({ type: 'change-split' }) && (
          <Button look="quiet" onPress={() => flow.send({ type: 'change-split' })}>
            {t('preview.change')}
          </Button>
        )}
      </div>
      {place.fields.map(({ name }) => {
        const props = propsOf(name, name === CONSENT ? consent : undefined)
        return props && <Field key={name} {...props} />
      })}
    </Screen>
  )
}
