import type { Field as FieldShape } from '../model/field.ts'
import { lacksOptions } from '../flow/check.ts'
import { select } from '../fields/select.ts'
import type { PlaceAt } from '../flow/state.ts'
import type { Words } from '../locale/words.ts'
import { Field } from '../components/Field.tsx'
import { Skeleton } from '../components/Spinner.tsx'
import { useWiring } from '../components/wiring.ts'
import { useFieldProps } from './use-field-props.ts'
import { Screen } from './Screen.tsx'

const FEW = 6

/** The choice of instalments, repayment day and insurer. All options come from the server. */
export function Split({ place }: { readonly place: PlaceAt<'split'> }) {
  const { state, words } = useWiring()
  const { t } = words
  const { step, fields } = place
  const propsOf = useFieldProps(place)
  const loading = state.waiting?.call.verb === 'insurers'
  return (
    <Screen
      title={step.title ?? t('split.title')}
      subtitle={step.subtitle ?? t('split.text')}
      action={t('split.show')}
    >
      {fields.map((field) => {
        const props = propsOf(field.name, ownLabel(field, words))
        if (!props) return null
        if (lacksOptions(field)) return loading ? <Skeleton key={field.name} lines={2} /> : null
        return <Field key={field.name} {...props} cards={asCards(field)} />
      })}
      {step.smallText && <p class="small">{step.smallText}</p>}
    </Screen>
  )
}

function asCards({ kind, name, options }: FieldShape): boolean {
  return kind === select && name === 'installment' && options.length <= FEW
}

function ownLabel({ name }: FieldShape, { t }: Words): string | undefined {
  switch (name) {
    case 'installment':
    case 'repaymentDay':
    case 'insurerId':
    case 'downpayment_amount':
      return t(`split.${name}`)
    default:
      return undefined
  }
}
