import { useEffect } from 'preact/hooks'
import { codeIn } from '../fields/code-in.ts'
import { useWiring } from './wiring.ts'

/**
 * Fills in the code when it arrives in a text message while this screen is open; the shopper has already allowed that in the browser. On a
 * screen without other fields (`isAlone`), a complete code is sent without a press (flow/code.ts). A code of another length is handled like
 * a press of the button, so that the screen shows the error.
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
