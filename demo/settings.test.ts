import { expect, test } from 'vitest'
import { readHosts, readPorts } from './settings.ts'

test('three ports in a row', () => {
  expect(readPorts(undefined)).toEqual({ klump: 4100, shop: 4101, spa: 4102 })
  expect(readPorts('')).toEqual({ klump: 4100, shop: 4101, spa: 4102 })
  expect(readPorts(' 5200 ')).toEqual({ klump: 5200, shop: 5201, spa: 5202 })
})

test.each(['80', '65534', '4100.5', '4e3', 'http', '-4100'])('%s is no port to start from', (value) => {
  expect(() => readPorts(value)).toThrow(
    `KLUMP_DEMO_PORT is "${value}": expected a whole number from 1024 to 65533.`,
  )
})

test.each([
  ['4188', 4190],
  ['4190', 4190],
  ['6664', 6665],
  ['10079', 10_080],
])('%s would lead to a port that browsers refuse', (value, port) => {
  expect(() => readPorts(value)).toThrow(
    `KLUMP_DEMO_PORT is ${value}, but browsers refuse to open port ${port}. Choose another.`,
  )
})

test('hosts by which the demo answers besides its own', () => {
  expect(readHosts(undefined)).toEqual([])
  expect(readHosts(' 192.168.1.20, Shop.example:8080,[fd00::1],')).toEqual([
    '192.168.1.20',
    'shop.example:8080',
    '[fd00::1]',
  ])
})

test.each(['*', 'https://shop.example', 'shop.example/', 'a b'])('%s names no host', (value) => {
  expect(() => readHosts(value)).toThrow(`KLUMP_DEMO_HOSTS names "${value}": expected hosts separated by`)
})
