import { useEffect } from 'preact/hooks'
import { codeIn } from '../fields/code-in.ts'
import { useWiring } from './wiring.ts'

/**
 * Fills the code in and goes on when it comes in a text message while this screen is open: the shopper has said yes to
 * their browser by then, and there is nothing left to do but to press the button.
 */
export function useSmsCode(field: string, length: number | undefined): void {
  const { flow, readSmsCode } = useWiring()
  useEffect(() => {
    if (!readSmsCode) return undefined
    const leaving = new AbortController()
    void readSmsCode(leaving.signal).then((code) => {
      if (code === undefined || leaving.signal.aborted) return
      flow.send({ type: 'typed', name: field, value: codeIn(code, length) })
      flow.send({ type: 'continue' })
    })
    return () => leaving.abort()
  }, [flow, readSmsCode, field, length])
}
