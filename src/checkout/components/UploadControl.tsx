import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { answerOf, fileIn, UPLOAD_TYPES } from '../fields/upload.ts'
import { plainName } from '../locale/plain-name.ts'
import type { ControlProps } from './field-frame.tsx'
import { Name } from './Name.tsx'
import { useWiring } from './wiring.ts'

/** A box for a file from the camera or the device. Once a file is chosen: the file and the button that removes it. */
export function UploadControl(props: ControlProps) {
  // The box and the file replace each other. Without `touched`, the focus would be lost with the removed element.
  const [touched, setTouched] = useState(false)
  const file = fileIn(props.value)
  function onType(answer: string): void {
    setTouched(true)
    props.onType(answer)
  }
  return file ? (
    <Chosen {...props} {...{ file, onType, touched }} />
  ) : (
    <Box {...props} {...{ onType, touched }} />
  )
}

interface PartProps extends ControlProps {
  /** Whether this part takes the focus, because the part that it replaces had the focus. */
  readonly touched: boolean
}

function Box({ field, id, describedBy, error, onType, touched }: PartProps) {
  const box = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    if (touched) box.current?.focus()
  }, [touched])
  function read(box: HTMLInputElement): void {
    const [chosen] = box.files ?? []
    if (!chosen) return
    void answerOf(chosen).then((answer) => {
      // A file that finishes loading after a newer one, or after the screen was left, is ignored.
      if (box.isConnected && box.files?.[0] === chosen) onType(answer)
    })
  }
  return (
    <input
      ref={box}
      class="field-control upload-box"
      id={id}
      name={field.name}
      type="file"
      accept={UPLOAD_TYPES}
      required={field.required}
      aria-invalid={error !== undefined}
      aria-describedby={describedBy}
      onChange={({ currentTarget }) => read(currentTarget)}
    />
  )
}

interface ChosenProps extends PartProps {
  readonly file: { readonly name: string; readonly isPicture: boolean }
}

function Chosen({ file: { name, isPicture }, label, describedBy, value, onType, touched }: ChosenProps) {
  const { t } = useWiring().words
  const remove = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    if (touched) remove.current?.focus()
  }, [touched])
  return (
    <div class="upload" role="group" aria-label={label} aria-describedby={describedBy}>
      {isPicture ? (
        <img class="upload-look" src={value} alt="" />
      ) : (
        <span class="upload-look" aria-hidden="true">
          PDF
        </span>
      )}
      <Name class="upload-name">{name}</Name>
      <button ref={remove} type="button" class="upload-remove" onClick={() => onType('')}>
        {t('field.remove')}
        <span class="unseen"> {plainName(name)}</span>
      </button>
    </div>
  )
}
