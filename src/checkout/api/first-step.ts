import type { FirstStep } from '../model/bank.ts'
import { readSecureAddress } from '../../shared/address.ts'
import { object, safeParse } from '../../validation/schema.ts'
import type { Bank } from '../model/bank.ts'
import { unreadable } from './failure.ts'
import { fields } from './field.ts'
import { anything, caught } from './read.ts'
import { step } from './step.ts'

const wireFirstStep = object({
  next_step: step,
  // An unreadable second list is ignored, and an empty object may be written `[]`.
  config: caught(object({ extra_form_fields: fields, create_partner_account_url: anything })),
})

/** Reads the bank's opening from the list of banks, without a request. Throws `ApiFailure` when it is unreadable. */
export function readFirstStep({ slug, firstStep: wire }: Bank): FirstStep {
  const read = safeParse(wireFirstStep, wire)
  if (!read.success) throw unreadable(slug, read.issues)
  const { next_step, config } = read.data
  const url = readSecureAddress(config?.create_partner_account_url)
  // Polaris has this address only in the list, other banks in their first step too, with a text.
  const newAccount = next_step.newAccount ?? (url === undefined ? undefined : { url, text: '' })
  return { step: { ...next_step, newAccount }, fields: config?.extra_form_fields ?? [] }
}
