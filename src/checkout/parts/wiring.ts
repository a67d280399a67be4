import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Chunks } from '../chunks/chunks.ts'
import type { Flow } from '../flow/run.ts'
import type { State } from '../flow/state.ts'
import type { Words } from '../locale/words.ts'

/** What every screen can reach: where we are, the way to say what happened, and the words. */
export interface Wiring {
  readonly flow: Flow
  readonly state: State
  readonly words: Words
  readonly chunks: Chunks
  /** Reads a code out of a text message, where the device can; aborted when nobody waits for it any more. */
  readonly readSmsCode?: ReadSmsCode | undefined
}

/** Undefined when the shopper does not want it, or no message comes. */
export type ReadSmsCode = (signal: AbortSignal) => Promise<string | undefined>

const Wires = createContext<Wiring | undefined>(undefined)

export const WiringProvider = Wires.Provider

export function useWiring(): Wiring {
  const wiring = useContext(Wires)
  if (!wiring) throw new Error('This part stands outside of <Checkout/>.')
  return wiring
}
