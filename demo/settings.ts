export interface Ports {
  klump: number
  shop: number
  spa: number
}

export const DEFAULT_PORT = 4100

/** Ports that browsers and fetch refuse to connect to, within the range that the demo accepts. */
const UNSAFE = [1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6679, 6697, 10_080]

function isUnsafe(port: number): boolean {
  return UNSAFE.includes(port) || (port >= 6665 && port <= 6669)
}

/** The three consecutive ports from KLUMP_DEMO_PORT on. Throws a one-line error when the value is not a usable port. */
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

/**
 * Parses KLUMP_DEMO_HOSTS: host names, with or without a port, that the demo accepts besides those of this machine. A phone that
 * reaches the demo through a tunnel or a proxy needs one. Throws a one-line error when an entry is not a host name.
 */
export function readHosts(value: string | undefined): string[] {
  const hosts = (value ?? '')
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter(Boolean)
  const wrong = hosts.find((host) => !/^(?:[a-z\d.-]{1,253}|\[[\da-f:.]{2,45}\])(?::\d{1,5})?$/.test(host))
  if (wrong === undefined) return hosts
  throw new Error(
    `KLUMP_DEMO_HOSTS names ${JSON.stringify(wrong)}: expected hosts separated by commas, like "192.168.1.20, shop.example:8080".`,
  )
}
