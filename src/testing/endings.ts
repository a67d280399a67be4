import type { KlumpErrorCode } from '../errors/codes.ts'

/** What comes of what the shop passes: the fake checks that as the package does, so nobody chooses it. */
type FromWhatIsPassed =
  | 'missing_key'
  | 'invalid_key'
  | 'secret_key'
  | 'invalid_options'
  | 'invalid_data'
  | 'data_unavailable'
  | 'already_open'

/**
 * How an opening can end. Two take some of the fake's time (`shopper.wait`) before they are a success: with `slow` nothing loads
 * for 15 s, with `deciding` the bank takes two minutes, in which nobody can close. The rest are codes of `KlumpError`, among them
 * `declined` and `offline`.
 */
export type Ending =
  'success' | 'pending' | 'cancelled' | 'slow' | 'deciding' | Exclude<KlumpErrorCode, FromWhatIsPassed>
