/** The rules for a new password, in the order in which they are shown. */
export const PASSWORD_RULES = ['length', 'upper', 'lower', 'digit', 'symbol'] as const
export type PasswordRule = (typeof PASSWORD_RULES)[number]

const LEAST = 8

/** The minimum length of a new password. A bank may require more characters than Klump does. */
export function shortestPassword(min: number | undefined): number {
  return Math.max(LEAST, min ?? 0)
}

/** The rules that a password does not meet yet. Blanks count as characters, but not as symbols. */
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
