const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const COULD_DRIVE_A_TERMINAL = /(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu

/** Without what drives a terminal, and what XML cannot hold. */
export const plain = (text: string) => text.replaceAll(COULD_DRIVE_A_TERMINAL, '?')

/** Text for HTML and XML. */
export const escaped = (text: string) => plain(text).replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
