import type { Demo } from './demo.ts'

/** The text that `npm start` prints: the addresses and the test values. */
export function welcome({ origins }: Demo): string {
  return `
  Ìtàn Market is open.

    Shop, with the script tag   ${origins.shop}
    The same shop as an app     ${origins.spa}
    Sandbox, in Klump's place   ${origins.klump}
    Merchant's dashboard        ${origins.klump}/dashboard
    Tester's desk               ${origins.shop}/desk
    Every screen, side by side  ${origins.shop}/gallery/
    Documentation               ${origins.shop}/docs/

  Test values: account 1234567890, phone 08012345678

    Stanbic                     code 123456
    Klump, pay in 4             code 12345
    Polaris                     first name John, code 1234

  Ctrl-C stops everything. Orders and keys stay in .data; remove that folder to start afresh.
`
}
