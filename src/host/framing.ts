/**
 * The origins of the pages that may hold the checkout (`https://shop.ng`): a list, or a function of the public key that the frame's
 * address names. The function gives a list too; nothing, or an error, is nobody.
 */
export type AllowedOrigins =
  readonly string[] | ((publicKey: string) => Origins | undefined | Promise<Origins | undefined>)
type Origins = readonly string[]

/** Who may frame what; `undefined` is everybody. */
export interface Framing {
  /** The checkout, by the key that its address names. */
  checkout(publicKey: string | undefined): Promise<Origins | undefined>
  /** What answers a banner: its address names no key, and nothing is typed into it. */
  readonly banner: Origins | undefined
}

// As validation/public-key.ts has it: what is no key is nobody's.
const PUBLIC_KEY = /^klp_pk_(test_)?[A-Za-z0-9]{4,128}$/

/**
 * @param onFault hears why the operator's function gave nothing that can be used; without the key
 * @throws TypeError for a list with what is no origin
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
    // A frame that was loaded ahead of the click names no key; the page half loads it anew with the click.
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

// Names of hosts as browsers write them, and addresses. `URL` takes more: `;` and `,` end a directive of a policy or the policy itself,
// and with `*` the header means any host, where the frame compares letter by letter.
const HOST = /^(?:[a-z\d_.-]+|\[[a-f\d:]+\])$/

/** Whether it is an origin as browsers name it, that can stand in a policy. */
export function isOrigin(text: unknown): boolean {
  if (typeof text !== 'string' || !URL.canParse(text)) return false
  const { origin, protocol, hostname } = new URL(text)
  return /^https?:$/.test(protocol) && origin === text && HOST.test(hostname)
}

/** As the header has it. */
export function frameAncestors(policy: string, origins: Origins | undefined): string {
  if (origins === undefined) return policy
  return `${policy}; frame-ancestors ${origins.length === 0 ? "'none'" : origins.join(' ')}`
}
