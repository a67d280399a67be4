/** What a new password has to have, in the order in which it is shown. */
export const PASSWORD_RULES = ['length', 'upper', 'lower', 'digit', 'symbol'] as const
export type PasswordRule = (typeof PASSWORD_RULES)[number]

const LEAST = 8

/** Characters a new password has at least; a bank may want more than Klump does. */
export function shortestPassword(min: number | undefined): number {
  return Math.max(LEAST, min ?? 0)
}

/** Which rules a password does not meet yet; blanks count like any other character, but are no symbol. */
export function unmetRules(password: string, min?: number): PasswordRule[] {
  const met: Record<PasswordRule, boolean> = {
    length: password.length >= shortestPassword(min),
    upper: /\p{Lu}/u.test(password),
    lower: /\p{Ll}/u.test(password),
    digit: /\d/.test(password),
    symbol: /[^\p{L}\p{N}\s]/u.test(password),
  }
  return PASSWORD_RULES.filter((rule) => !met[rule])
}
