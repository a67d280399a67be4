import { Button } from './Button.tsx'
import { useWiring } from './wiring.ts'

/** The button that returns to the list of banks, where the shopper can choose another bank. */
export function AnotherBank() {
  const { flow, words } = useWiring()
  return <Button onPress={() => flow.send({ type: 'another-bank' })}>{words.t('result.anotherBank')}</Button>
}
