import { useLayoutEffect, useRef } from 'preact/hooks'
import { hasOnlyCode, isLastMissing } from '../flow/code.ts'
import { CodeControl } from './CodeControl.tsx'
import { Labelled, useField, type FieldProps } from './field-frame.tsx'
import { useSmsCode } from './use-sms-code.ts'
import { useWiring } from './wiring.ts'

/**
 * A one-time code in a form. Its box has the focus from the start when nothing else is missing; otherwise the form begins like any other.
 * It goes out by itself only where the form asks for nothing else (flow/code.ts).
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
  // In the turn in which the screen before is taken away: see CodeEntry.
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
