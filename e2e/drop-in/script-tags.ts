import type { Places } from '../pages/shop-page.ts'

/** The script as the documentation has it. */
export const defer = ({ klump }: Places) => `<script src="${klump}/klump.js" defer></script>`

/** The script from a tag manager, after the page was drawn. */
export const late = ({
  klump,
}: Places) => `<script>addEventListener('load', () => setTimeout(() => document.head.append(
  Object.assign(document.createElement('script'), { src: '${klump}/klump.js' })), 200))</script>`
