import type { Contact } from './model/session.ts'
import { isObject } from '../validation/schema.ts'

/** The data that a document leaves for the document that replaces it. */
export interface Carried {
  /** As the shopper typed it, or as the shop passed it. */
  readonly contact: Partial<Contact>
  /** The files without which the earlier document could not be used. */
  readonly chunks: readonly string[]
  /** Klump had already received the order. */
  readonly reopened: boolean
}

/**
 * Reloads this document. The data is kept in the frame's entry of the session history until the new document takes it: no page of another
 * origin can read it there, and it is in no address and no storage. `leave` is called right before the reload.
 */
export async function reloadWith(
  carried: Carried,
  { history, location, fetch }: Pick<Window & typeof globalThis, 'history' | 'location' | 'fetch'>,
  leave: () => void,
): Promise<void> {
  const { href } = location
  // Browsers drop the data of a history entry when its document is redirected, for example from a removed version to the current one.
  const address = await fetch(href, { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok, url }) => (ok ? url : href),
    () => href,
  )
  leave()
  history.replaceState({ klump: carried }, '', address)
  location.reload()
}

/** Takes the data that the earlier document left, once. */
export function takeCarried({ history }: Pick<Window, 'history'>): Carried {
  const left: unknown = history.state
  const given = isObject(left) && isObject(left['klump']) ? left['klump'] : {}
  if (left !== null) history.replaceState(null, '')
  const { contact, chunks, reopened } = given
  return {
    contact: isObject(contact) ? textsIn(contact) : {},
    chunks: Array.isArray(chunks) ? chunks.filter((name) => typeof name === 'string') : [],
    reopened: reopened === true,
  }
}

const textsIn = ({ email, phone }: Readonly<Record<string, unknown>>): Partial<Contact> => ({
  ...(typeof email === 'string' && email && { email }),
  ...(typeof phone === 'string' && phone && { phone }),
})
