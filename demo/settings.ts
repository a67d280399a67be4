export interface Ports {
  klump: number
  shop: number
  spa: number
}

export const DEFAULT_PORT = 4100

/** Ports that browsers and fetch refuse to go to, whoever listens there. Only those a demo could be given. */
const UNSAFE = [1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6679, 6697, 10_080]

function isUnsafe(port: number): boolean {
  return UNSAFE.includes(port) || (port >= 6665 && port <= 6669)
}

/** The three ports, from the one that KLUMP_DEMO_PORT names. Throws one line when it is not a port. */
export function readPorts(value: string | undefined): Ports {
  const text = value?.trim() || String(DEFAULT_PORT)
  const base = Number(text)
  if (!/^\d+$/.test(text) || base < 1024 || base > 65_533) {
    throw new Error(
      `KLUMP_DEMO_PORT is ${JSON.stringify(value)}: expected a whole number from 1024 to 65533.`,
    )
  }
  const unsafe = [base, base + 1, base + 2].find(isUnsafe)
  if (unsafe !== undefined) {
    throw new Error(`KLUMP_DEMO_PORT is ${text}, but browsers refuse to open port ${unsafe}. Choose another.`)
  }
  return { klump: base, shop: base + 1, spa: base + 2 }
}
