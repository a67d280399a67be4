/** The operator's settings for the checkout's page. */
export interface DocumentOptions {
  /** The address of the API that the page calls; undefined when this origin relays the calls. */
  readonly api: string | undefined
  /** The field name for the record of what was agreed, in the request for the loan; no record when left out. */
  readonly record?: string | undefined
  /** Whether `initiate` sends the shop's origin to the API. */
  readonly shopOrigin?: boolean | undefined
  /** Where browsers report violations of the policy. */
  readonly reportTo?: string | undefined
}

/** A page of the checkout, written for one API. */
export interface Document {
  readonly html: string
  /** Without `frame-ancestors`. */
  readonly policy: string
}

/** The API's address in the built pages. */
const BUILT_API = 'https://api.useklump.com'
const PRECONNECT = /<link rel="preconnect"[^>]*>/
const API_META = '<meta name="klump-api"'
const POLICY = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/

/** @throws Error when the built page is not one that the build writes */
export function writeDocument(
  built: string,
  { api, record, shopOrigin, reportTo }: DocumentOptions,
): Document {
  if (!built.includes(`${API_META} content="${BUILT_API}"`) || !POLICY.test(built))
    throw new Error('The built page names no API, or has no Content-Security-Policy.')
  // The page holds the full address. The policy and the preconnect link hold its origin.
  const named = api === undefined ? '/' : api
  const source = api === undefined ? "'self'" : new URL(api).origin
  const metas = [
    record === undefined ? '' : `<meta name="klump-record" content="${escape(record)}" />\n    `,
    shopOrigin ? '<meta name="klump-shop-origin" content="send" />\n    ' : '',
  ].join('')
  const html = built
    .replace(PRECONNECT, (link) => (api === undefined ? '' : link.replace(BUILT_API, escape(source))))
    .replace(POLICY, (policy) => policy.replace(BUILT_API, source).replace("'self' 'self'", "'self'"))
    .replace(`${API_META} content="${BUILT_API}"`, () => `${metas}${API_META} content="${escape(named)}"`)
  const [, policy = ''] = POLICY.exec(html) ?? []
  return { html, policy: reportTo === undefined ? policy : `${policy}; report-to klump` }
}

/** Adds the origins that may frame the page: the frame checks them too, and refuses a parent page without an origin. */
export function withAllowedOrigins(html: string, origins: readonly string[]): string {
  // Empty content would allow every page. No origin is named "none".
  const listed = origins.length === 0 ? 'none' : origins.join(' ')
  const meta = `<meta name="klump-allowed-origins" content="${escape(listed)}" />\n    `
  return html.replace(API_META, () => meta + API_META)
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
