export interface CurlCall {
  method: string
  url: string
  /** A value with `$KLUMP_...` in it takes it from the shell’s environment. */
  headers?: [string, string][]
  /** Sent as JSON. */
  body?: unknown
  /** What has to be in the environment, each with where it is from. */
  needs?: [string, string][]
}

/** A call as something to paste into a shell: POSIX quoting, one option a line. */
export function curl({ method, url, headers = [], body, needs = [] }: CurlCall): string {
  const parts = [`curl -sS${method === 'GET' ? '' : ` -X ${method}`} ${quote(url)}`]
  for (const [name, value] of headers) parts.push(`-H ${quoteWithVariables(`${name}: ${value}`)}`)
  if (body !== undefined) {
    parts.push(`-H ${quote('content-type: application/json')}`, `--data-raw ${quote(JSON.stringify(body))}`)
  }
  const notes = needs.map(([name, origin]) => `# ${name}: ${origin}\n`)
  return notes.join('') + parts.join(' \\\n  ')
}

/** Nothing in single quotes means anything to a shell, but a single quote. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}

/** In double quotes `$KLUMP_...` is replaced; all else that a shell would act on is escaped. */
function quoteWithVariables(text: string): string {
  if (!/\$KLUMP_/.test(text)) return quote(text)
  const escaped = text.replaceAll(/[\\"`]|\$(?!KLUMP_)/g, (character) => `\\${character}`)
  return `"${escaped}"`
}
