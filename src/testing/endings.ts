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
 * How an opening can end. `slow`: nothing loads for 15 s of the fake's time (`shopper.wait`), then it is a success. The rest
 * are the codes of `KlumpError`, among them `declined` and `offline`.
 */
export type Ending = 'success' | 'pending' | 'cancelled' | 'slow' | Exclude<KlumpErrorCode, FromWhatIsPassed>
