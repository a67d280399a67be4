import { Button } from './Button.tsx'
import { useWiring } from './wiring.ts'

/** Leads back to the banks, where this one was not the last word. */
export function AnotherBank() {
  const { flow, words } = useWiring()
  return <Button onPress={() => flow.send({ type: 'another-bank' })}>{words.t('result.anotherBank')}</Button>
}
