import { expect, test } from 'vitest'
import { readLink } from './address.ts'

test.each([
  'https://pay.useklump.com/pay/0b7c',
  'https://pay.example/?order=1007&of=a%20b#now',
  'https://pay.example/@shop',
  'http://localhost:4101/pay/1',
  'http://127.0.0.1/pay',
])('%s can be offered', (link) => expect(readLink(link)).toBe(link))

test.each([
  ['over http', 'http://pay.example/1'],
  ['that runs', 'javascript:alert(1)'],
  ['of data', 'data:text/html,x'],
  ['of nothing', '/pay/1'],
  ['with a name before the host', 'https://pay.useklump.com@evil.example/'],
  ['with a name and a password', 'https://a:b@evil.example/'],
  ['with a name after one slash', 'https:/pay.useklump.com@evil.example/'],
  ['with an empty name', 'https://@evil.example/'],
  ['that turns the direction', 'https://pay.example/\u202egro.pmulk'],
  ['that turns the direction once it is decoded', 'https://pay.example/%E2%80%AEgro.pmulk'],
  ['with what is not seen', 'https://pay.exam\u200bple/'],
  ['with a blank', 'https://pay.example/a b'],
  ['with a line in it', 'https://pay.example/\nx'],
  ['with a line in it once it is decoded', 'https://pay.example/%0d%0aset-cookie'],
  ['with a backslash', 'https://pay.example\\@evil.example/'],
  ['with a quote', 'https://pay.example/"onclick="x'],
  ['that cannot be decoded', 'https://pay.example/%E0%A4%A'],
  ['without an end', `https://pay.example/${'a'.repeat(2000)}`],
  ['that is none', undefined],
])('a link %s cannot', (_what, link) => expect(readLink(link)).toBeUndefined())
