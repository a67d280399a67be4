import { shopPage, type ShopPage } from '../shop-page.ts'

const styled = (name: string, css: string, more: Parameters<typeof shopPage>[0] = {}): ShopPage => ({
  name,
  html: shopPage({ ...more, head: `<style>${css}</style>` }),
})

/** Shops whose styles would hide, shrink, turn or cover foreign elements on their page. */
export const styledShops: readonly ShopPage[] = [
  styled(
    'a reset with !important on everything',
    `* { margin: 0 !important; padding: 0 !important; border: 0 !important; width: auto !important;
    height: auto !important; font: 10px/1 serif !important; color: red !important; background: yellow !important; position: static !important;
    opacity: 0.5 !important; visibility: visible !important; z-index: auto !important; transform: none !important; }
    klump-overlay, dialog, iframe { display: inline !important }`,
  ),
  styled('everything unset', '* { all: unset } style, script, head, title { display: none }'),
  styled(
    'everything unset with !important',
    `* { all: unset !important } style, script, head, title { display: none !important }`,
  ),
  styled(
    'rules for div, iframe and dialog',
    `div { display: none } iframe { max-width: 0; max-height: 0; display: none !important }
    dialog { width: 40px; opacity: 0.1; inset: auto !important; position: absolute !important; transform: scale(0.1) } dialog::backdrop { display: none }`,
  ),
  styled(
    'custom elements hidden until defined',
    ':not(:defined) { display: none !important; visibility: hidden !important }',
  ),
  styled('a huge root font', 'html { font-size: 62px } body { font-size: 4rem; line-height: 3 }'),
  styled('a tiny root font', 'html { font-size: 4px }'),
  styled(
    'a transformed and contained body',
    `html { perspective: 400px } body { transform: rotate(3deg) scale(0.5); filter: blur(2px); contain: strict;
    overflow: hidden; height: 300px; will-change: transform; clip-path: inset(0) }`,
  ),
  styled('a body that is a container', 'html, body { container-type: inline-size; height: 100% }'),
  styled('a zoomed page', 'html { zoom: 1 } body { zoom: 1.7 }'),
  styled('right to left', 'html { writing-mode: horizontal-tb }', { htmlAttributes: 'dir="rtl"' }),
  styled('quirks mode', 'body { color: black }', { doctype: '' }),
  styled('a dark page', ':root { color-scheme: dark } body { background: #000; color: #fff }'),
  styled(
    'highest z-index everywhere',
    `* { z-index: 2147483647 } main { position: fixed; inset: 0; background: white }
    main #pay { position: absolute; top: 40vh }`,
  ),
  styled(
    'a smooth-scrolling tall page',
    'html { scroll-behavior: smooth } body { height: 4000px } html { scrollbar-gutter: stable }',
  ),
  styled(
    'hidden overflow of its own',
    'html { overflow: hidden !important; height: 100% } body { overflow: auto; height: 100% } main { height: 3000px }',
  ),
  styled(
    'inherited traps',
    `html { visibility: visible; pointer-events: auto; cursor: none; user-select: none; text-transform: uppercase; letter-spacing: 1em;
    word-spacing: 2em; text-indent: 90px; white-space: pre; direction: rtl; text-align: right; font-style: italic; writing-mode: vertical-rl }
    body { pointer-events: auto }`,
  ),
]
