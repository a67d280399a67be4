import { useEffect } from 'preact/hooks'
import { codeIn } from '../fields/code-in.ts'
import { useWiring } from './wiring.ts'

/**
 * Fills the code in when it comes in a text message while this screen is open; the shopper has said yes to their browser by then.
 * A complete code goes out by itself. One of another length is looked at like a pressed button, which says what is wrong with it.
 */
export function useSmsCode(field: string, length: number | undefined): void {
  const { flow, readSmsCode } = useWiring()
  useEffect(() => {
    if (!readSmsCode) return undefined
    const leaving = new AbortController()
    void readSmsCode(leaving.signal).then((code) => {
      if (code === undefined || leaving.signal.aborted) return
      const digits = codeIn(code, length)
      flow.send({ type: 'typed', name: field, value: digits })
      if (digits.length !== length) flow.send({ type: 'continue' })
    })
    return () => leaving.abort()
  }, [flow, readSmsCode, field, length])
}
