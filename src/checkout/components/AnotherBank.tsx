import { Button } from './Button.tsx'
import { useWiring } from './wiring.ts'

/** The button that leads back to the list of banks, where another bank may be asked. */
export function AnotherBank() {
  const { flow, words } = useWiring()
  return <Button onPress={() => flow.send({ type: 'another-bank' })}>{words.t('result.anotherBank')}</Button>
}
