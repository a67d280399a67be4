import { OWN_CODES, type ErrorKind } from './own-codes.ts'

export const CODES = {
  ...OWN_CODES,
  key_rejected: ['key', false],
  invalid_data: ['data', false],
  order_refused: ['data', false],
  duplicate_reference: ['data', true],
  already_open: ['page', true],
  opaque_origin: ['page', false],
  unsafe_page: ['page', false],
  origin_not_allowed: ['page', false],
  frame_blocked: ['page', true],
  frame_timeout: ['page', true],
  frame_lost: ['page', true],
  frame_removed: ['page', true],
  protocol_error: ['page', false],
  request_timeout: ['network', true],
  server_error: ['server', true],
  bad_answer: ['server', true],
  session_expired: ['server', true],
  unknown_step: ['server', false],
  already_paid: ['decision', false],
  no_partner: ['decision', false],
  not_eligible: ['decision', false],
  declined: ['decision', false],
} as const satisfies Record<string, ErrorKind>

/** The literal codes a `KlumpError` can carry. New ones may be added in a minor version; none changes its meaning. */
export type KlumpErrorCode = keyof typeof CODES

export function isErrorCode(value: unknown): value is KlumpErrorCode {
  return typeof value === 'string' && Object.hasOwn(CODES, value)
}
