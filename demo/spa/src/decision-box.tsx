import type { Decision } from './decision.ts'

interface DecisionBoxProps {
  decision: (Decision & { again?: () => void }) | undefined
}

export function DecisionBox({ decision }: DecisionBoxProps) {
  const { checks = [], again } = decision ?? {}
  return (
    <div class="decision" role="status" data-mood={decision?.mood}>
      {decision && (
        <>
          <h3>{decision.title}</h3>
          <p>{decision.text}</p>
          {again && (
            <button type="button" onClick={again}>
              Ask again
            </button>
          )}
          {checks.length > 0 && <h4>What the shop’s server checked</h4>}
          {checks.length > 0 && (
            <ul class="checks">
              {checks.map(({ name, ok, detail }) => (
                <li key={name} data-ok={String(ok)}>
                  <b>{`${ok ? 'Passed' : 'Failed'}: ${name}`}</b>
                  <span>{detail}</span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  )
}
