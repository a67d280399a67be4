/** What a field asks for, which decides its keyboard, its check and what is sent. */
export type FieldKind =
  | 'text'
  | 'textarea'
  /** Digits that are no quantity: leading zeros count. */
  | 'digits'
  | 'number'
  | 'phone'
  | 'email'
  | 'code'
  /** One the shopper has already. */
  | 'password'
  /** One the shopper makes up here, which has a rule to meet. */
  | 'new-password'
  | 'date'
  | 'day'
  | 'money'
  | 'select'
  | 'radio'
  | 'checkbox'
  | 'hidden'

/** One of those a shopper can choose from. */
export interface Option {
  readonly value: string
  readonly label: string
}

export interface Field {
  readonly name: string
  readonly kind: FieldKind
  readonly label: string
  readonly required: boolean
  readonly hint?: string | undefined
  readonly placeholder?: string | undefined
  /** Characters; for `money` kobo, for `number` and `day` the value itself. */
  readonly min?: number | undefined
  readonly max?: number | undefined
  /** Of a `date`, as `2023-06-07`. */
  readonly earliest?: string | undefined
  readonly latest?: string | undefined
  /** What it holds before the shopper touches it. */
  readonly value: string
  readonly options: readonly Option[]
}
