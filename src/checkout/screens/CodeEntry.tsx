import { useLayoutEffect, useRef } from 'preact/hooks'
import { code } from '../fields/code.ts'
import type { Call } from '../model/call.ts'
import { resendAt } from '../flow/code.ts'
import { isResending, isSending } from '../flow/select.ts'
import type { PlaceAt } from '../flow/state.ts'
import { forShopper } from '../locale/server-message.ts'
import { Button } from '../components/Button.tsx'
import { CodeControl } from '../components/CodeControl.tsx'
import { Labelled, useField, type FieldProps } from '../components/field-frame.tsx'
import { Notice } from '../components/Notice.tsx'
import { useSmsCode } from '../components/use-sms-code.ts'
import { useSecondsUntil } from '../components/use-seconds-until.ts'
import { useWiring } from '../components/wiring.ts'
import { useFieldProps } from './use-field-props.ts'
import { Screen } from './Screen.tsx'

/**
 * The one-time code. Its box has the focus from the start, and a complete code is sent without a press (flow/code.ts). The error for a
 * wrong code is shown beside the box, which keeps the focus because it is the only field to correct.
 */
export function CodeEntry({ place }: { readonly place: PlaceAt<'code'> }) {
  const { flow, state, words } = useWiring()
  const { t } = words
  const { step, fields, sentBy } = place
  const name = fields.find(({ kind }) => kind === code)?.name ?? ''
  const props = useFieldProps(place)(name, t('code.label'))
  const box = useRef<HTMLDivElement>(null)
  useSmsCode(name, props?.field.max, true)
  // Runs in the same turn in which the previous screen is removed. The keyboard of an iPhone stays up when the focus moves from one box to
  // the next in one turn, and a script cannot bring the keyboard up again.
  useLayoutEffect(() => box.current?.querySelector('input')?.focus(), [])
  const refused = state.trouble?.kind === 'refused' ? state.trouble : undefined
  // Runs in the same turn in which the refusal renders. Otherwise digits typed right after that would be selected with the old ones, and
  // lost.
  useLayoutEffect(() => {
    if (!refused) return
    const input = box.current?.querySelector('input')
    // Not every browser focuses a box when its text is selected; the focus may still be on the button.
    input?.focus()
    input?.select()
  }, [refused])
  if (!props) return null
  const text = step.subtitle ?? t('code.text')
  const ending = phoneIn(sentBy).slice(-4)
  const { max } = props.field
  // The error already states how many digits there are.
  const hint = max === undefined || props.error ? undefined : t('code.hint', { count: max })
  return (
    <Screen
      title={step.title ?? t('code.title')}
      subtitle={
        <span id="code-text">{ending ? `${text} ${t('code.number', { digits: ending })}` : text}</span>
      }
      action={t('action.continue')}
      ownTrouble={refused !== undefined}
    >
      {place.again && <Notice tone="calm">{t('code.sentAgain')}</Notice>}
      <div ref={box}>
        <CodeBox
          {...props}
          hint={isSending(state) ? t('code.checking') : hint}
          error={props.error ?? (refused && (forShopper(refused.serverMessage) ?? t('trouble.refused')))}
        />
      </div>
      <Resend
        until={resendAt(place)}
        sending={isResending(state)}
        onPress={() => flow.send({ type: 'resend' })}
      />
      {step.smallText && <p class="small">{step.smallText}</p>}
      <p class="small">{t('code.never')}</p>
    </Screen>
  )
}

// The box is described by the subtitle, because with the focus in the box from the start a screen reader has not read the subtitle.
function CodeBox(props: FieldProps) {
  const { control, below } = useField(props)
  return (
    <Labelled control={control} optional={false}>
      <CodeControl {...control} describedBy={`code-text ${control.describedBy ?? ''}`.trim()} />
      {below}
    </Labelled>
  )
}

/** The phone number to which the code was sent. The screen shows its end, so that the shopper can notice a mistyped number. */
function phoneIn(call: Call): string {
  const phone = call.verb === 'follow' ? call.body['phoneNumber'] : undefined
  return typeof phone === 'string' ? phone : ''
}

interface ResendProps {
  readonly until: number
  readonly sending: boolean
  readonly onPress: () => void
}

function Resend({ until, sending, onPress }: ResendProps) {
  const { flow, words } = useWiring()
  const seconds = useSecondsUntil(until, flow.clock)
  const wait = seconds > 0
  return (
    <Button look="quiet" busy={sending} off={wait} onPress={onPress}>
      {wait ? words.t('code.wait', { seconds }) : words.t('code.resend')}
    </Button>
  )
}
