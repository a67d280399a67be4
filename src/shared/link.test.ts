import { expect, test } from 'vitest'
import { readLink } from './link.ts'

test.each([
  'https://pay.useklump.com/pay/0b7c',
  'https://pay.example/?order=1007&of=a%20b#now',
  'https://pay.example/@shop',
  'http://localhost:4101/pay/1',
  'http://127.0.0.1/pay',
])('the link %s is accepted', (link) => expect(readLink(link)).toBe(link))

test.each([
  ['over http', 'http://pay.example/1'],
  ['that runs a script', 'javascript:alert(1)'],
  ['to a data: address', 'data:text/html,x'],
  ['that is relative', '/pay/1'],
  ['with a user name before the host', 'https://pay.useklump.com@evil.example/'],
  ['with a user name and a password', 'https://a:b@evil.example/'],
  ['with a user name after one slash', 'https:/pay.useklump.com@evil.example/'],
  ['with an empty user name', 'https://@evil.example/'],
  ['with a direction override', 'https://pay.example/\u202egro.pmulk'],
  ['with an encoded direction override', 'https://pay.example/%E2%80%AEgro.pmulk'],
  ['with an invisible character', 'https://pay.exam\u200bple/'],
  ['with a space', 'https://pay.example/a b'],
  ['with a line break', 'https://pay.example/\nx'],
  ['with an encoded line break', 'https://pay.example/%0d%0aset-cookie'],
  ['with a backslash', 'https://pay.example\\@evil.example/'],
  ['with a quote', 'https://pay.example/"onclick="x'],
  ['that cannot be decoded', 'https://pay.example/%E0%A4%A'],
  ['that is too long', `https://pay.example/${'a'.repeat(2000)}`],
  ['that is undefined', undefined],
])('a link %s is refused', (_what, link) => expect(readLink(link)).toBeUndefined())
