import { BankLogo } from '../components/BankLogo.tsx'
import { Name } from '../components/Name.tsx'
import { useWiring } from '../components/wiring.ts'

/** Which bank this screen belongs to. */
export function BankHeading() {
  const bank = useWiring().state.facts.application?.bank
  if (!bank) return null
  return (
    <p class="bank-heading">
      <BankLogo name={bank.name} address={bank.logo} />
      <Name>{bank.name}</Name>
    </p>
  )
}
