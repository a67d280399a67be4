import { CODES, type KlumpErrorCode } from '../errors/codes.ts'

/** The codes that result from what the shop passes. The fake checks that as the package does, so a test cannot choose these. */
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
 * How an opening can end. With `reference-used` Klump refuses the first `merchant_reference`. A function in `data` is then called again,
 * with `{ retry: 'reference-used' }`, and its order is a success. Any other `data` ends as `duplicate_reference`. Two endings take some of
 * the fake's time (`shopper.wait`) before they are a success. With `slow` nothing loads for 15 s. With `deciding` the bank takes two
 * minutes, in which the overlay cannot be closed. The rest are codes of `KlumpError`, among them `declined` and `offline`.
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

/**
 * Checked at run time, because tests are also written without types. @throws TypeError for an unknown ending, with a list of the endings.
 */
export function refuseUnknown(chosen: string): void {
  if (isPassed(chosen))
    throw new TypeError(`shopper.will: "${chosen}" comes of what is passed to Klump: pass that instead.`)
  if (ENDINGS.includes(chosen)) return
  const free = ENDINGS.filter((ending) => !isPassed(ending)).join(', ')
  throw new TypeError(`shopper.will: there is no ending "${chosen}"; there are ${free}.`)
}
