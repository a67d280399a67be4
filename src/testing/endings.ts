import { CODES, type KlumpErrorCode } from '../errors/codes.ts'

/** What comes of what the shop passes: the fake checks that as the package does, so nobody chooses it. */
const FROM_WHAT_IS_PASSED = [
  'missing_key',
  'invalid_key',
  'secret_key',
  'invalid_options',
  'invalid_data',
  'data_unavailable',
  'already_paid',
  'already_open',
] as const
type FromWhatIsPassed = (typeof FROM_WHAT_IS_PASSED)[number]

/**
 * How an opening can end. With `reference-used` Klump refuses the first `merchant_reference`. A function in `data` is then asked again,
 * with `{ retry: 'reference-used' }`, and its order is a success. Anything else in `data` ends as `duplicate_reference`. Two take some
 * of the fake's time (`shopper.wait`) before they are a success. With `slow` nothing loads for 15 s. With `deciding` the bank takes two
 * minutes, in which nobody can close. The rest are codes of `KlumpError`, among them
 * `declined` and `offline`.
 */
export type Ending =
  | 'success'
  | 'pending'
  | 'cancelled'
  | 'slow'
  | 'deciding'
  | 'reference-used'
  | Exclude<KlumpErrorCode, FromWhatIsPassed>

const ENDINGS: readonly string[] = [
  'success',
  'pending',
  'cancelled',
  'slow',
  'deciding',
  'reference-used',
  ...Object.keys(CODES),
]

const isPassed = (code: string) => FROM_WHAT_IS_PASSED.some((passed) => passed === code)

/** Tests are written without types too. @throws TypeError for what is no ending, with those that there are. */
export function refuseUnknown(chosen: string): void {
  if (isPassed(chosen))
    throw new TypeError(`shopper.will: "${chosen}" comes of what is passed to Klump: pass that instead.`)
  if (ENDINGS.includes(chosen)) return
  const free = ENDINGS.filter((ending) => !isPassed(ending)).join(', ')
  throw new TypeError(`shopper.will: there is no ending "${chosen}"; there are ${free}.`)
}
