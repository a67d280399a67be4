import { createContext, type ComponentType } from 'preact'
import { useContext } from 'preact/hooks'
import type { openInNewWindow, PressedLink } from '../appearance/new-window.ts'
import type { ReadSmsCode } from '../browser.ts'
import type { Flow } from '../flow/run.ts'
import type { State } from '../flow/state.ts'
import type { Chunk } from '../http/chunk.ts'
import type { Words } from '../locale/words.ts'
import type { watchSight } from './watch-sight.ts'

/** The chunks that are fetched after the first screen and that screens need. */
export interface Chunks {
  /** The screens from the chosen bank to the end, what opens the links on them, and the order that the header unfolds. */
  readonly later: Chunk<{
    readonly LaterScreen: ComponentType
    readonly Basket: ComponentType
    readonly NoWindow: ComponentType<NoWindowProps>
    readonly openInNewWindow: typeof openInNewWindow
    readonly watchSight: typeof watchSight
  }>
  /** The sanitizer for the terms of a bank. */
  readonly cleaner: Chunk<Cleaner>
}

/** The address of a page that this browser does not open in a second window. */
export interface NoWindowProps {
  readonly address: string
  /** The purchase cannot continue without this bank's page, so the page may also be opened in place of the shop's page. */
  readonly bank?: string | undefined
}

export interface Cleaner {
  clean(html: string): DocumentFragment
}

/** What every screen can use: the state, the way to send an event, and the texts. */
export interface Wiring {
  readonly flow: Flow
  readonly state: State
  readonly words: Words
  readonly chunks: Chunks
  /** The last link to another site that was pressed on this screen. */
  readonly link?: PressedLink | undefined
  /** Reads a code from a text message, if the device can. Aborted when the shopper leaves the screen. */
  readonly readSmsCode?: ReadSmsCode | undefined
  /** Reloads the document and keeps the shopper's email and phone. */
  readonly reloadCheckout?: (() => void) | undefined
}

const Wires = createContext<Wiring | undefined>(undefined)

export const WiringProvider = Wires.Provider

export function useWiring(): Wiring {
  const wiring = useContext(Wires)
  if (!wiring) throw new Error('useWiring() was called outside <Checkout/>.')
  return wiring
}
