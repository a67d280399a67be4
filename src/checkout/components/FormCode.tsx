import { useLayoutEffect, useRef } from 'preact/hooks'
import { hasOnlyCode, isLastMissing } from '../flow/code.ts'
import { CodeControl } from './CodeControl.tsx'
import { Labelled, useField, type FieldProps } from './field-frame.tsx'
import { useSmsCode } from './use-sms-code.ts'
import { useWiring } from './wiring.ts'

/**
 * A one-time code in a form. Its box has the focus from the start when no other answer is missing; otherwise the form starts like any
 * other. A complete code is sent without a press only when the form has no other field (flow/code.ts).
 */
export function FormCode(props: FieldProps) {
  const { flow, state, words } = useWiring()
  const { field } = props
  const { max } = field
  const isAlone = hasOnlyCode(state.place)
  const length =
    max === undefined ? undefined : words.t(isAlone ? 'code.hint' : 'code.digits', { count: max })
  const never = `field-${field.name}-never`
  const { control, optional, below } = useField({ ...props, hint: props.error ? undefined : length }, never)
  useSmsCode(field.name, max, isAlone)
  const box = useRef<HTMLDivElement>(null)
  // Runs in the same turn in which the previous screen is removed: see CodeEntry.
  useLayoutEffect(() => {
    const { place } = flow.state
    if ('fields' in place && isLastMissing(place, field.name)) box.current?.querySelector('input')?.focus()
  }, [flow, field.name])
  return (
    <div ref={box}>
      <Labelled control={control} optional={optional}>
        <CodeControl {...control} />
        {below}
        <p id={never} class="field-hint">
          {words.t('code.never')}
        </p>
      </Labelled>
    </div>
  )
}
