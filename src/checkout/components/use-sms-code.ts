import { useEffect } from 'preact/hooks'
import { codeIn } from '../fields/code-in.ts'
import { useWiring } from './wiring.ts'

/**
 * Fills the code in when it comes in a text message while this screen is open; the shopper has said yes to their browser by then. Where
 * the screen asks for nothing else (`isAlone`), a complete code goes out by itself (flow/code.ts), and one of another length is looked at
 * like a pressed button, which says what is wrong with it.
 */
export function useSmsCode(field: string, length: number | undefined, isAlone: boolean): void {
  const { flow, readSmsCode } = useWiring()
  useEffect(() => {
    if (!readSmsCode) return undefined
    const leaving = new AbortController()
    void readSmsCode(leaving.signal).then((code) => {
      if (code === undefined || leaving.signal.aborted) return
      const digits = codeIn(code, length)
      flow.send({ type: 'typed', name: field, value: digits })
      if (isAlone && digits.length !== length) flow.send({ type: 'continue' })
    })
    return () => leaving.abort()
  }, [flow, readSmsCode, field, length, isAlone])
}
