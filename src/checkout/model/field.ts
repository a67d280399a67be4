/** One of those a shopper can choose from. */
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
  /** Of a `date`, as `2023-06-07`. */
  readonly earliest?: string | undefined
  readonly latest?: string | undefined
  /** What it holds before the shopper touches it. */
  readonly value: string
  readonly options: readonly Option[]
}

/**
 * What a field asks for. One file of `fields/` for each kind, and one table of them (fields/index.ts). A field carries its kind, so
 * that what only later screens ask for is loaded with them: the flow calls `field.kind.check` and knows no kind by its name.
 */
export interface Kind {
  readonly name: string
  /** How the server asks for it. */
  readonly read?: Reading
  /** What was typed as it counts: what nobody can see is no part of an answer, and cannot make it wrong. */
  readonly answer: (typed: string) => string
  /** What is wrong with an answer; never asked about an empty one. */
  readonly check?: (answer: string, field: Field) => FieldProblem | undefined
  /** The error of a required field that is empty. */
  readonly missing?: FieldProblem['rule']
  /** The answer as the server wants it. */
  readonly toWire?: (answer: string) => string | number | boolean
  /** No answer is sent as well: a box that is not ticked says no. */
  readonly isAlwaysSent?: boolean
  /** How it is written while it is typed. */
  readonly typing?: Typing
  readonly keyboard?: Keyboard
  /** What draws it (components/Field.tsx); one line to type in where it says nothing. */
  readonly control?: 'lines' | 'list' | 'cards' | 'tick' | 'password' | 'new-password' | 'file'
  /** Chosen out of `options`. */
  readonly isChoice?: boolean
  /** What can be chosen where the server need not say it. */
  readonly options?: (field: Field) => readonly Option[]
  /** What stands below the field before anything is wrong with it. */
  readonly hint?: (typed: string, field: Field) => FieldProblem | undefined
  /** Not kept for the way back, and typed again. */
  readonly isSecret?: boolean
}

/** The words by which the server asks for a kind, and its limits. api/field-kind.ts says which words count first. */
export interface Reading {
  /** `type`s that decide how an answer is given at all: nothing else that is said about the field can change that. */
  readonly shapes?: readonly string[]
  readonly formats?: readonly string[]
  /** Klump's own names say more than their `type`, which is mostly "text". */
  readonly names?: readonly string[]
  readonly types?: readonly string[]
  /** How many characters an answer has where the limits do not say it. */
  readonly length?: (source: FieldSource) => number | undefined
  /** `min` or `max` as they were written; whole characters where a kind says nothing. */
  readonly limit?: (given: unknown) => number | undefined
  /** The days between which a date lies. */
  readonly day?: (given: unknown) => string | undefined
  /** What the field holds before it is touched. */
  readonly value?: (given: string | undefined, required: boolean) => string
}

/** The server's properties of a field that a kind may read its length from. */
export interface FieldSource {
  readonly format: string
  readonly name: string
  readonly placeholder: string
  readonly max: string | undefined
}

/** What is wrong with a field, or what holds for it: the text to show (`field.*`) and what fills its blanks. */
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

/** How a kind of answer is written while it is typed: with separators for the eye, without them inside. */
export interface Typing {
  /** Without separators, in the digits of this script. Goes character by character, so that a caret can be followed. */
  plain(text: string): string
  /** With separators. What is not understood is shown as it was typed, and never taken away. */
  shown(plain: string): string
}

/** The keyboard that comes up, and what the browser may offer. `type="number"` loses leading zeros and turns with the wheel. */
export interface Keyboard {
  readonly type: 'text' | 'tel' | 'email' | 'password' | 'date'
  readonly inputMode?: 'numeric' | 'tel' | 'email' | 'decimal'
  /** As in `autocomplete`; `on` where it says nothing. */
  readonly fills?: string
  readonly capitals?: boolean
  /** The class of the box around it. */
  readonly box?: string
}
