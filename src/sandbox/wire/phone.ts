/** `0801…`, `801…`, `234801…` and `+234801…`, with or without spaces, as 11 digits; `undefined` for other text. */
export function toLocalPhone(phone: string): string | undefined {
  const digits = phone.replaceAll(/[\s()-]/g, '')
  const match = /^(?:\+?234|0)?([789]\d{9})$/.exec(digits)
  return match?.[1] ? `0${match[1]}` : undefined
}

/** The form in which phones come back: `+2348012345678`. */
export function toInternationalPhone(local: string): string {
  return `+234${local.slice(1)}`
}
