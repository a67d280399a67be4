import { shopPage, type ShopPage } from '../shop-page.ts'

export const framedShop: ShopPage = { name: 'the shop in a frame', html: shopPage({}) }

/** A page of another origin with the shop in a sandboxed frame, like theme previews and page builders. */
export const preview = (shop: string, sandbox: string): ShopPage => ({
  name: 'preview',
  html: () => `<!doctype html><title>Preview</title><link rel="icon" href="data:,">
    <iframe sandbox="${sandbox}" src="${shop}" style="width: 100%; height: 700px; border: 0"></iframe>`,
})
