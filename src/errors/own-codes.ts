import type { Fact } from './fact.ts'

/** The codes that the class itself raises: the only ones that a page has before it fetches the overlay, which contains the others. */
export const OWN_CODES = {
  missing_key: ['key', false],
  invalid_key: ['key', false],
  secret_key: ['key', false],
  invalid_options: ['data', false],
  data_unavailable: ['data', true],
  unsupported_browser: ['page', false],
  overlay_unavailable: ['page', true],
  offline: ['network', true],
} as const satisfies Record<string, Fact>
