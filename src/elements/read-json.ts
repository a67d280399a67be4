/**
 * What one of the shop's own addresses answered. What is no JSON is an error with what to do: a login page, an expired CSRF token
 * (419) and a redirect are what shops come across.
 */
export async function readJson(what: string, response: Response): Promise<unknown> {
  const body = await response.text()
  if (response.ok)
    try {
      return JSON.parse(body)
    } catch {
      // Said below, with what came instead.
    }
  // Not the whole address: its query may carry what is nobody's business.
  const led = response.redirected ? ` led to ${new URL(response.url).pathname}, which` : ''
  const kind = response.ok ? ` with ${response.headers.get('content-type') ?? 'no content type'}` : ''
  throw new Error(
    `${what}${led} answered ${response.status}${kind}; expected JSON. Let this route answer without a login, a CSRF token (419) and a redirect.`,
  )
}
