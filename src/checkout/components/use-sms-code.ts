import { useEffect } from 'preact/hooks'
import { codeIn } from '../fields/code-in.ts'
import { useWiring } from './wiring.ts'

/**
 * Fills in the code from a text message that arrives while this screen is open, and continues. The browser has asked the shopper by then,
 * so that nothing would be left to do but to press the button.
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
