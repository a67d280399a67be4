import type { Check } from '../model.ts'
import { CONFIRM_CHECKS } from './confirm.ts'
import { EVENT_CHECKS } from './events.ts'
import { LOAD_CHECKS } from './load.ts'
import { SIGNATURE_CHECKS } from './signature.ts'
import { VERIFICATION_CHECKS } from './verification.ts'

/** In the order in which they run: each check comes after the checks in its `after`. */
export const CHECKS: readonly Check[] = [
  ...SIGNATURE_CHECKS,
  ...VERIFICATION_CHECKS,
  ...EVENT_CHECKS,
  ...LOAD_CHECKS,
  ...CONFIRM_CHECKS,
]
