import { code } from '../fields/code.ts'
import type { Filled } from '../flow/state.ts'
import { Field } from '../components/Field.tsx'
import { useWiring } from '../components/wiring.ts'
import { useFieldProps } from './use-field-props.ts'

/** All fields of a step, in the server's order. A single code field has the label that it has on the code screen. */
export function Fields({ filled }: { readonly filled: Filled }) {
  const { t } = useWiring().words
  const field = useFieldProps(filled)
  const codes = filled.fields.filter(({ kind }) => kind === code)
  return (
    <>
      {filled.fields.map(({ name, kind }) => {
        const props = field(name, kind === code && codes.length === 1 ? t('code.label') : undefined)
        return props && <Field key={name} {...props} />
      })}
    </>
  )
}
