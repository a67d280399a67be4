import type { Filled } from '../flow/state.ts'
import { Field } from '../components/Field.tsx'
import { useFieldProps } from './use-field-props.ts'

/** All fields of a step, in the server's order. */
export function Fields({ filled }: { readonly filled: Filled }) {
  const field = useFieldProps(filled)
  return (
    <>
      {filled.fields.map(({ name }) => {
        const props = field(name)
        return props && <Field key={name} {...props} />
      })}
    </>
  )
}
