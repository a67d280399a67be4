import { PASSWORD_RULES, shortestPassword, unmetRules } from '../fields/password-rule.ts'
import { useWiring } from './wiring.ts'

interface PasswordRulesProps {
  readonly id: string
  readonly password: string
  readonly min?: number | undefined
}

/** The rules for a new password. Each is ticked once it is met, and a screen reader reads the change. */
export function PasswordRules({ id, password, min }: PasswordRulesProps) {
  const { t } = useWiring().words
  const unmet = unmetRules(password, min)
  const count = shortestPassword(min)
  const name = (rule: (typeof PASSWORD_RULES)[number]) =>
    rule === 'length' ? t('password.length', { count }) : t(`password.${rule}`)
  return (
    <div id={id}>
      <p class="field-hint">{t('password.title')}</p>
      <ul class="password-rules">
        {PASSWORD_RULES.map((rule) => (
          <li key={rule} class={unmet.includes(rule) ? 'password-rule' : 'password-rule password-met'}>
            <span class="unseen">{t(unmet.includes(rule) ? 'password.unmet' : 'password.met')} </span>
            {name(rule)}
          </li>
        ))}
      </ul>
      <p class="unseen" role="status">
        {password === ''
          ? ''
          : unmet.length === 0
            ? t('password.allMet')
            : `${t('password.unmet')} ${unmet.map(name).join(', ')}`}
      </p>
    </div>
  )
}
