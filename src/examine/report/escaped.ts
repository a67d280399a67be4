const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const UNSEEN = /(?![\t\n])\p{C}/gu

/** Without what drives a terminal, turns the direction of reading, or cannot stand in XML. */
export const plain = (text: string) => text.replaceAll(UNSEEN, '?')

/** Text for HTML and XML. */
export const escaped = (text: string) => plain(text).replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
