const KLUMP_REFERENCE = /^KLP-\d{4}-\d{6}-\d{4}$/

/**
 * Whether this has the shape of a Klump reference ('KLP-1662-348036-0961').
 * It comes from a browser, so it is looked at before it gets near a URL, a query or a log.
 */
export function isKlumpReference(value: unknown): value is string {
  return typeof value === 'string' && KLUMP_REFERENCE.test(value)
}
