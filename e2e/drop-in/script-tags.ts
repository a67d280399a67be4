import type { Places } from '../pages/shop-page.ts'

/** The script as the documentation has it. */
export const defer = ({ klump }: Places) => `<script src="${klump}/klump.js" defer></script>`

/** Brought by a tag manager, when the page has long been drawn. */
export const late = ({
  klump,
}: Places) => `<script>addEventListener('load', () => setTimeout(() => document.head.append(
  Object.assign(document.createElement('script'), { src: '${klump}/klump.js' })), 200))</script>`
