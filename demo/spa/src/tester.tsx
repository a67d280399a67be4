import { DESK } from './desk.ts'
import type { CallbackLine } from './use-payment.ts'

const VALUES = [
  ['Account number', '1234567890'],
  ['Phone', '08012345678'],
  ['Code, Stanbic', '123456'],
  ['Code, Polaris (first name John)', '1234'],
  ['Code by phone, Klump', '12345'],
]

export function Tester({ callbacks }: { callbacks: CallbackLine[] }) {
  return (
    <section class="tester" aria-label="For the tester">
      {DESK && (
        <p class="desk-link">
          <a href={DESK} target="tester-desk">
            Tester’s desk
          </a>
        </p>
      )}
      <details>
        <summary>
          What this page heard <span class="count">{callbacks.length}</span>
        </summary>
        <ol class="heard">
          {callbacks.map(({ name, seconds, payload }, index) => (
            <li key={index} data-heard={name}>
              <b>{name}</b> <span class="quiet">{seconds.toFixed(1)} s</span>
              <pre tabIndex={0}>{payload}</pre>
            </li>
          ))}
        </ol>
      </details>
      <details>
        <summary>Test values</summary>
        <dl class="values">
          {VALUES.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  )
}
