import type { Contact } from './model/session.ts'
import { isObject } from '../validation/schema.ts'

/** What a document leaves for the one that is loaded in its place. */
export interface Carried {
  /** As the shopper typed it, or the shop gave it. */
  readonly contact: Partial<Contact>
  /** The files that the earlier document could not be used without. */
  readonly chunks: readonly string[]
  /** Klump had taken the order already. */
  readonly begun: boolean
}

/**
 * Loads this document anew. What is carried over lies in the frame's entry of the session history until the new document has taken it:
 * no page of another origin reads it there, and it is in no address and no storage. `leave` comes right before.
 */
export async function reloadWith(
  carried: Carried,
  { history, location, fetch }: Pick<Window & typeof globalThis, 'history' | 'location' | 'fetch'>,
  leave: () => void,
): Promise<void> {
  const { href } = location
  // Browsers drop what an entry holds when its document is redirected, as from a version that is gone to the one there is.
  const address = await fetch(href, { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok, url }) => (ok ? url : href),
    () => href,
  )
  leave()
  history.replaceState({ klump: carried }, '', address)
  location.reload()
}

/** What the earlier document left, once. */
export function takeCarried({ history }: Pick<Window, 'history'>): Carried {
  const left: unknown = history.state
  const given = isObject(left) && isObject(left['klump']) ? left['klump'] : {}
  if (left !== null) history.replaceState(null, '')
  const { contact, chunks, begun } = given
  return {
    contact: isObject(contact) ? textsIn(contact) : {},
    chunks: Array.isArray(chunks) ? chunks.filter((name) => typeof name === 'string') : [],
    begun: begun === true,
  }
}

const textsIn = ({ email, phone }: Readonly<Record<string, unknown>>): Partial<Contact> => ({
  ...(typeof email === 'string' && email && { email }),
  ...(typeof phone === 'string' && phone && { phone }),
})
