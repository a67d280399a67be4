/**
 * Reads the JSON with which one of the shop's own addresses has responded. Any other response causes an error that states what was
 * received. Shops meet a login page, an expired CSRF token (419) and redirects.
 */
export async function readJson(what: string, response: Response): Promise<unknown> {
  const body = await response.text()
  if (response.ok)
    try {
      return JSON.parse(body)
    } catch {
      // Reported below, with what came instead of JSON.
    }
  // Without the query, which may hold personal data or tokens.
  const led = response.redirected ? ` led to ${new URL(response.url).pathname}, which` : ''
  const kind = response.ok ? ` with ${response.headers.get('content-type') ?? 'no content type'}` : ''
  throw new Error(
    `${what}${led} answered ${response.status}${kind}; expected JSON. Let this route answer without a login, a CSRF token (419) and a redirect.`,
  )
}
