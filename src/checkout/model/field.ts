/** One entry of a choice. */
export interface Option {
  readonly value: string
  readonly label: string
}

export interface Field {
  readonly name: string
  readonly kind: Kind
  readonly label: string
  readonly required: boolean
  readonly hint?: string | undefined
  readonly placeholder?: string | undefined
  /** Characters; for `money` kobo, for `number` and `day` the value itself. */
  readonly min?: number | undefined
  readonly max?: number | undefined
  /** For a `date`, as `2023-06-07`. */
  readonly earliest?: string | undefined
  readonly latest?: string | undefined
  /** The value before the shopper changes it. */
  readonly value: string
  readonly options: readonly Option[]
}

/**
 * The kind of a field. Each kind has one file in `fields/`, and one table lists them (fields/index.ts). A field carries its kind, so that
 * kinds of later screens load with those screens: the flow calls `field.kind.check`. It imports the few kinds that it treats specially.
 */
export interface Kind {
  readonly name: string
  /** How the server names the kind. */
  readonly read?: Reading
  /** The answer in the typed text: invisible characters are not part of it, and cannot make it invalid. */
  readonly answer: (typed: string) => string
  /** The problem of an answer; never called with an empty one. */
  readonly check?: (answer: string, field: Field) => FieldProblem | undefined
  /** The error of a required field that is empty. */
  readonly missing?: FieldProblem['rule']
  /** The answer as the server expects it. */
  readonly toWire?: (answer: string) => string | number | boolean
  /** Sent even when empty: a box that is not ticked means no. */
  readonly isAlwaysSent?: boolean
  /** The format while it is typed. */
  readonly typing?: Typing
  readonly keyboard?: Keyboard
  /** The control that renders the field (components/Field.tsx); by default one line of text. */
  readonly control?: 'lines' | 'list' | 'cards' | 'tick' | 'password' | 'new-password' | 'file'
  /** Chosen out of `options`. */
  readonly isChoice?: boolean
  /** Options for a field where the server need not list them. */
  readonly options?: (field: Field) => readonly Option[]
  /** The text below a field that has no problem yet. */
  readonly hint?: (typed: string, field: Field) => FieldProblem | undefined
  /** Not kept for the way back; typed again. */
  readonly isSecret?: boolean
}

/** The words by which the server requests a kind, and its limits. api/field-kind.ts defines which words count first. */
export interface Reading {
  /** `type`s that decide how an answer is given: no other property of the field can change that. */
  readonly shapes?: readonly string[]
  readonly formats?: readonly string[]
  /** Klump's own names say more than their `type`, which is mostly "text". */
  readonly names?: readonly string[]
  readonly types?: readonly string[]
  /** The number of characters when the limits do not state it. */
  readonly length?: (clues: LengthClues) => number | undefined
  /** Reads `min` or `max`; by default a whole number of characters. */
  readonly limit?: (given: unknown) => number | undefined
  /** Reads the first or last day of a date. */
  readonly day?: (given: unknown) => string | undefined
  /** The field's initial value. */
  readonly value?: (given: string | undefined, required: boolean) => string
}

/** The server's properties of a field that a kind may read its length from. */
export interface LengthClues {
  readonly format: string
  readonly name: string
  readonly placeholder: string
  readonly max: string | undefined
}

/** A problem or a hint of a field: the text to show (`field.*`) and the values for its placeholders. */
export interface FieldProblem {
  readonly rule:
    | 'missing'
    | 'missingChoice'
    | 'missingRadio'
    | 'missingDay'
    | 'missingTick'
    | 'missingFile'
    | 'digitsOnly'
    | 'digits'
    | 'tooManyDigits'
    | 'phone'
    | 'email'
    | 'password'
    | 'shortest'
    | 'longest'
    | 'shortestDigits'
    | 'longestDigits'
    | 'day'
    | 'date'
    | 'earliest'
    | 'latest'
    | 'number'
    | 'leastNumber'
    | 'mostNumber'
    | 'money'
    | 'least'
    | 'most'
    | 'range'
    | 'file'
    | 'fileTooLarge'
    | 'fileType'
    | 'fileUnreadable'
  readonly limit?: number | undefined
  /** The lower end of a range. */
  readonly least?: number | undefined
  /** The limit of a date, as `2023-06-07`. */
  readonly date?: string | undefined
}

/** Formats a kind of answer while the shopper types: shown with separators, kept without them. */
export interface Typing {
  /** Removes separators, with digits as 0-9. Works character by character, so that a caret can be followed. */
  plain(text: string): string
  /** Adds separators. Text that is not understood is shown as it was typed, and never removed. */
  shown(plain: string): string
}

/** The keyboard and the autofill of the input. `type="number"` loses leading zeros and changes with the mouse wheel. */
export interface Keyboard {
  readonly type: 'text' | 'tel' | 'email' | 'password' | 'date'
  readonly inputMode?: 'numeric' | 'tel' | 'email' | 'decimal'
  /** The value of `autocomplete`; `on` by default. */
  readonly fills?: string
  readonly capitals?: boolean
  /** The class of the input's box. */
  readonly box?: string
}
