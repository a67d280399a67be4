import { expect, test } from 'vitest'
import { readHosts, readPorts } from './settings.ts'

test('readPorts returns three ports in a row, from 4100 by default', () => {
  expect(readPorts(undefined)).toEqual({ klump: 4100, shop: 4101, spa: 4102 })
  expect(readPorts('')).toEqual({ klump: 4100, shop: 4101, spa: 4102 })
  expect(readPorts(' 5200 ')).toEqual({ klump: 5200, shop: 5201, spa: 5202 })
})

test.each(['80', '65534', '4100.5', '4e3', 'http', '-4100'])(
  'readPorts refuses %s as the first port',
  (value) => {
    expect(() => readPorts(value)).toThrow(
      `KLUMP_DEMO_PORT is "${value}": expected a whole number from 1024 to 65533.`,
    )
  },
)

test.each([
  ['4188', 4190],
  ['4190', 4190],
  ['6664', 6665],
  ['10079', 10_080],
])('readPorts refuses %s, because browsers refuse one of the three ports', (value, port) => {
  expect(() => readPorts(value)).toThrow(
    `KLUMP_DEMO_PORT is ${value}, but browsers refuse to open port ${port}. Choose another.`,
  )
})

test('readHosts returns the further hosts of the demo, trimmed and in lower case', () => {
  expect(readHosts(undefined)).toEqual([])
  expect(readHosts(' 192.168.1.20, Shop.example:8080,[fd00::1],')).toEqual([
    '192.168.1.20',
    'shop.example:8080',
    '[fd00::1]',
  ])
})

test.each(['*', 'https://shop.example', 'shop.example/', 'a b'])(
  'readHosts refuses %s, which is not a host',
  (value) => {
    expect(() => readHosts(value)).toThrow(`KLUMP_DEMO_HOSTS names "${value}": expected hosts separated by`)
  },
)
