import { PUBLIC_KEY } from '../validation/key-form.ts'

/**
 * The origins of the pages that may frame the checkout (`https://shop.ng`): a list, or a function of the public key in the frame's
 * address. The function returns a list too; when it returns undefined or fails, no page may. `'*'` in a list allows every page.
 */
export type AllowedOrigins =
  | readonly string[]
  | ((publicKey: string) => readonly string[] | undefined | Promise<readonly string[] | undefined>)
type Origins = readonly string[]

/** Which origins may frame a page; `undefined` allows every origin. */
export interface Framing {
  /** For the checkout, by the key in its address. */
  checkout(publicKey: string | undefined): Promise<Origins | undefined>
  /** For the page that a banner opens: its address has no key, and the shopper types nothing into it. */
  readonly banner: Origins | undefined
}

/**
 * @param onFault is called with the reason, without the key, when the operator's function gives no usable list
 * @throws TypeError for a list with an invalid origin
 */
export function readFraming(
  allowed: AllowedOrigins | undefined,
  onFault: (why: string) => void = () => {},
): Framing {
  if (allowed === undefined) return { checkout: async () => undefined, banner: undefined }
  if (typeof allowed !== 'function') {
    const list = readOrigins(allowed)
    return { checkout: async () => list, banner: list }
  }
  const of = allowed
  async function originsFor(publicKey: string | undefined): Promise<Origins | undefined> {
    // The address of a preloaded frame has no key; with the click, the parent page loads the frame again.
    if (publicKey === undefined || !PUBLIC_KEY.test(publicKey)) return []
    try {
      return readOrigins((await of(publicKey)) ?? [])
    } catch (error) {
      onFault(error instanceof TypeError ? error.message : 'allowedOrigins: the function failed.')
      return []
    }
  }
  return { checkout: originsFor, banner: undefined }
}

/** @throws TypeError */
function readOrigins(given: unknown): Origins | undefined {
  if (!Array.isArray(given))
    throw new TypeError(`allowedOrigins: expected a list of origins, got ${typeof given}.`)
  given.forEach((origin, index) => {
    if (origin !== '*' && !isOrigin(origin))
      throw new TypeError(
        `allowedOrigins[${index}]: expected an origin such as "https://shop.ng", got ${JSON.stringify(origin)}.`,
      )
  })
  return given.includes('*') ? undefined : (given as Origins)
}

// Host names as browsers write them, and IP addresses. `URL` accepts more: `;` and `,` end a directive or the policy, and `*` means any
// host in the header, whereas the frame compares letter by letter.
const HOST = /^(?:[a-z\d_.-]+|\[[a-f\d:]+\])$/

/** Whether a text is an origin as browsers write it, and may stand in a policy. */
export function isOrigin(text: unknown): boolean {
  if (typeof text !== 'string' || !URL.canParse(text)) return false
  const { origin, protocol, hostname } = new URL(text)
  return /^https?:$/.test(protocol) && origin === text && HOST.test(hostname)
}

/** The policy with `frame-ancestors`, as sent in the header. */
export function frameAncestors(policy: string, origins: Origins | undefined): string {
  if (origins === undefined) return policy
  return `${policy}; frame-ancestors ${origins.length === 0 ? "'none'" : origins.join(' ')}`
}
