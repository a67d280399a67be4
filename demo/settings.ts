export interface Ports {
  klump: number
  shop: number
  spa: number
}

export const DEFAULT_PORT = 4100

/** The three ports, from the one that KLUMP_DEMO_PORT names. Throws one line when it is not a port. */
export function readPorts(value: string | undefined): Ports {
  const text = value?.trim() || String(DEFAULT_PORT)
  const base = Number(text)
  if (!/^\d+$/.test(text) || base < 1024 || base > 65_533) {
    throw new Error(
      `KLUMP_DEMO_PORT is ${JSON.stringify(value)}: expected a whole number from 1024 to 65533.`,
    )
  }
  return { klump: base, shop: base + 1, spa: base + 2 }
}
