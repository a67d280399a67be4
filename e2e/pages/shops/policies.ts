import { shopPage, type Places, type ShopPage } from '../shop-page.ts'

/** The shop hosts the script itself, so its policy can allow only its own origin. */
const selfHosted = () =>
  '<script src="/klump/klump.js" defer></script><script src="/own/pay.js" defer></script>'

const policy = (klump: string, script: string) =>
  [
    "default-src 'none'",
    `script-src ${script}`,
    `frame-src ${klump}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')

/** Shops with strict policies, in headers or in the document. */
export const guardedShops: readonly ShopPage[] = [
  {
    name: 'the strictest policy and a script of its own',
    headers: ({ klump }) => ({ 'content-security-policy': policy(klump, "'self'") }),
    html: shopPage({ script: selfHosted }),
  },
  {
    name: 'the strictest policy and the script from Klump',
    headers: ({ klump }) => ({ 'content-security-policy': policy(klump, `'self' ${klump}`) }),
    html: shopPage({}),
  },
  {
    name: 'the policy in the document',
    html: (places: Places) =>
      shopPage({
        head: `<meta http-equiv="content-security-policy" content="${policy(places.klump, `'self' ${places.klump}`)}" />`,
      })(places),
  },
  {
    name: 'cross-origin isolation (COOP and COEP)',
    headers: () => ({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    }),
    html: shopPage({}),
  },
  {
    name: 'a Permissions-Policy that forbids everything',
    headers: () => ({
      'permissions-policy':
        'camera=(), microphone=(), geolocation=(), clipboard-write=(), clipboard-read=(), payment=(), fullscreen=(), otp-credentials=()',
    }),
    html: shopPage({}),
  },
  {
    name: 'no referrer and no sniffing',
    headers: () => ({ 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' }),
    html: shopPage({}),
  },
]
