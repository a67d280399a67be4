const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const UNSEEN = /(?![\t\n])\p{C}/gu

/** Replaces what controls a terminal, changes the reading direction, or is not allowed in XML. */
export const plain = (text: string) => text.replaceAll(UNSEEN, '?')

/** Text for HTML and XML. */
export const escaped = (text: string) => plain(text).replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
