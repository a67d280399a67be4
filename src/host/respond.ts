import { ENCODINGS, type Encoding } from './manifest.ts'

/** A file in one of its encodings. */
export interface Form {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly encoding?: Encoding | undefined
  /** The entity tag of this form, without quotes. */
  readonly etag: string
}

/** The response with this form: 304 when the browser has it, and no body for HEAD. */
export function answerWith(
  request: Request,
  form: Form,
  headers: Readonly<Record<string, string>>,
): Response {
  const { bytes, encoding, etag } = form
  const all = { ...headers, etag: `"${etag}"`, vary: 'accept-encoding' }
  if (matches(request.headers.get('if-none-match'), etag)) {
    const { 'content-type': _type, ...kept } = all as Record<string, string>
    return new Response(null, { status: 304, headers: kept })
  }
  return new Response(request.method === 'HEAD' ? null : bytes, {
    headers: {
      ...all,
      'content-length': String(bytes.length),
      ...(encoding && { 'content-encoding': encoding }),
    },
  })
}

function matches(header: string | null, etag: string): boolean {
  return (header ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === `"${etag}"`)
}

/** The first known encoding that the browser accepts; undefined for the file as it is. */
export function chooseEncoding<Known extends string>(
  accepted: string | null,
  known: readonly Known[],
): Known | undefined {
  const weights = new Map(
    (accepted ?? '').split(',').map((part) => {
      const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
      const weight = parameters.find((piece) => piece.startsWith('q='))
      return [name, weight === undefined ? 1 : Number(weight.slice(2))]
    }),
  )
  return known.find((name) => (weights.get(name) ?? weights.get('*') ?? 0) > 0)
}

/** Compresses bytes. Only some runtimes support Brotli. */
export type Brotli = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>

/** Encodes a text that the host wrote itself as the browser accepts it; each form is made once. */
export async function formsOf(
  text: string,
  brotli: Brotli | undefined,
): Promise<(accepted: string | null) => Promise<Form>> {
  const bytes = new TextEncoder().encode(text)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const etag = btoa(String.fromCharCode(...digest.slice(0, 18)))
  const compress: { readonly [Name in Encoding]?: Brotli | undefined } = { br: brotli, gzip }
  const made = new Map<Encoding, ReturnType<Brotli>>()
  return async (accepted) => {
    const encoding = chooseEncoding(
      accepted,
      ENCODINGS.filter((name) => compress[name]),
    )
    const zipped = encoding && (made.get(encoding) ?? compress[encoding]?.(bytes))
    if (!zipped) return { bytes, etag }
    made.set(encoding, zipped)
    return { bytes: await zipped, encoding, etag: `${etag}-${encoding}` }
  }
}

async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** A refusal in one sentence, which is never cached. */
export function refuse(
  status: number,
  sentence: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...headers },
  })
}
