/** What the operator has the checkout's page say. */
export interface DocumentOptions {
  /** The address of the API as the page is to ask it; undefined where this very origin passes the calls on. */
  readonly api: string | undefined
  /** The name under which the record of what was agreed goes with the request for the loan; none when left out. */
  readonly record?: string | undefined
  /** Whether `initiate` tells the API whose page it is. */
  readonly shopOrigin?: boolean | undefined
  /** Where browsers report violations of the policy to. */
  readonly reportTo?: string | undefined
}

/** A page of the checkout, written for one API. */
export interface Document {
  readonly html: string
  /** Without who may frame it. */
  readonly policy: string
}

/** The address that the built pages hold. */
const BUILT_API = 'https://api.useklump.com'
const PRECONNECT = /<link rel="preconnect"[^>]*>/
const API_META = '<meta name="klump-api"'
const POLICY = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/

/** @throws Error when the built page is not as the build leaves it */
export function writeDocument(
  built: string,
  { api, record, shopOrigin, reportTo }: DocumentOptions,
): Document {
  if (!built.includes(`${API_META} content="${BUILT_API}"`) || !POLICY.test(built))
    throw new Error('The built page names no API, or has no Content-Security-Policy.')
  // The address as it is: the policy has its origin, and the connection is warmed for that.
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

/** The same page for those who may frame it: the frame itself looks too, and refuses a page without an origin. */
export function withAllowedOrigins(html: string, origins: readonly string[]): string {
  // An empty list in the document would be none: nobody's name is in it.
  const listed = origins.length === 0 ? 'none' : origins.join(' ')
  const meta = `<meta name="klump-allowed-origins" content="${escape(listed)}" />\n    `
  return html.replace(API_META, () => meta + API_META)
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
