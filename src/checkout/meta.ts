/** What the operator's document says in its element `<meta name="klump-...">`; empty when it has none. */
export function metaOf(document: Document, name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="klump-${name}"]`)?.content ?? ''
}

/** Only this document names the API, so no shop can send a shopper's code to another server. */
export function apiOf(document: Document): string {
  return new URL(metaOf(document, 'api'), document.baseURI).href
}
