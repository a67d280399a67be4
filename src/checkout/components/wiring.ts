import { createContext, type ComponentType } from 'preact'
import { useContext } from 'preact/hooks'
import type { ReadSmsCode } from '../browser.ts'
import type { Flow } from '../flow/run.ts'
import type { State } from '../flow/state.ts'
import type { Chunk } from '../http/chunk.ts'
import type { Words } from '../locale/words.ts'
import type { watchSight } from './watch-sight.ts'

/** What is fetched after the first screen, as far as screens need it. */
export interface Chunks {
  /** The screens from the chosen bank to the end. */
  readonly later: Chunk<{ readonly LaterScreen: ComponentType; readonly watchSight: typeof watchSight }>
  /** What cleans a bank's terms. */
  readonly cleaner: Chunk<Cleaner>
}

export interface Cleaner {
  clean(html: string): DocumentFragment
}

/** What every screen can reach: where we are, the way to say what happened, and the words. */
export interface Wiring {
  readonly flow: Flow
  readonly state: State
  readonly words: Words
  readonly chunks: Chunks
  /** Reads a code out of a text message, where the device can; aborted when nobody waits for it any more. */
  readonly readSmsCode?: ReadSmsCode | undefined
}

const Wires = createContext<Wiring | undefined>(undefined)

export const WiringProvider = Wires.Provider

export function useWiring(): Wiring {
  const wiring = useContext(Wires)
  if (!wiring) throw new Error('This part stands outside of <Checkout/>.')
  return wiring
}
