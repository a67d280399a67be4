import { expect, test } from 'vitest'
import { reachable, sell, sellable } from '../testing/sell.ts'

/*
 * Spellings of the optional parts of an order: what is sent to the API, and what the shopper sees. Each goes the whole way
 * (sell.ts): it is read in the page, sent to the frame, taken into the flow, and sent in the first request.
 */

/** Sent without the contact screen. */
const SENT: [kind: string, given: unknown, sent: string][] = [
  // With the country code, a leading zero, both or neither.
  ['phone', '08012345678', '08012345678'],
  ['phone', '8012345678', '08012345678'],
  ['phone', 8012345678, '08012345678'],
  ['phone', '8012345678.0', '08012345678'],
  ['phone', '2348012345678', '08012345678'],
  ['phone', 2348012345678, '08012345678'],
  ['phone', '+2348012345678', '08012345678'],
  ['phone', '+23408012345678', '08012345678'],
  ['phone', '+234 (0) 801 234 5678', '08012345678'],
  ['phone', '002348012345678', '08012345678'],
  ['phone', '00234 0801 234 5678', '08012345678'],
  ['phone', '02348012345678', '08012345678'],
  ['phone', '+2342348012345678', '08012345678'],
  ['phone', '234+2348012345678', '08012345678'],
  ['phone', '+08012345678', '08012345678'],
  ['phone', '+8012345678', '08012345678'],
  ['phone', '008012345678', '08012345678'],
  ['phone', '348012345678', '08012345678'],
  // Characters between the digits.
  ['phone', '0801 234 5678', '08012345678'],
  ['phone', '0801-234-5678', '08012345678'],
  ['phone', '(0801) 234.5678', '08012345678'],
  ['phone', '0801\u2011234\u20115678', '08012345678'],
  ['phone', '0801–234—5678', '08012345678'],
  ['phone', '0801−234−5678', '08012345678'],
  ['phone', '0801\u00A0234\u202F5678', '08012345678'],
  ['phone', ' \t08012345678\r\n', '08012345678'],
  // Invisible characters.
  ['phone', '\u202A+234 801 234 5678\u202C', '08012345678'],
  ['phone', '\u2068080\u200B1234\u00AD5678\u2069', '08012345678'],
  ['phone', '\uFEFF08012345678\u0000', '08012345678'],
  ['phone', '0801\u20602345678\uD83D', '08012345678'],
  // Digits of other scripts and widths.
  ['phone', '０８０１２３４５６７８', '08012345678'],
  ['phone', '＋２３４８０１２３４５６７８', '08012345678'],
  ['phone', '٠٨٠١٢٣٤٥٦٧٨', '08012345678'],
  ['phone', '+۲۳۴۸۰۱۲۳۴۵۶۷۸', '08012345678'],
  ['phone', '०८०१२३४५६७८', '08012345678'],
  ['phone', '𝟎𝟖𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖', '08012345678'],
  // Words around the number, and several numbers, of which the first counts.
  ['phone', 'tel:+2348012345678', '08012345678'],
  ['phone', 'WhatsApp: 0801 234 5678', '08012345678'],
  ['phone', '08012345678 (Ada)', '08012345678'],
  ['phone', '08012345678, 09087654321', '08012345678'],
  ['phone', '0801 234 5678 / 0908 765 4321', '08012345678'],
  ['phone', '08012345678 or 09087654321', '08012345678'],
  ['phone', '08012345678 09087654321', '08012345678'],
  ['phone', '08012345678;+2349087654321', '08012345678'],
  ['phone', 'N/A / 08012345678', '08012345678'],
  ['phone', '08012345678\n09087654321', '08012345678'],

  ['email', 'ada@x.ng', 'ada@x.ng'],
  ['email', ' Ada@X.ng ', 'Ada@X.ng'],
  ['email', 'Ada <ada@x.ng>', 'ada@x.ng'],
  ['email', '"Ada Obi" <ada.obi+shop@mail.x.ng>', 'ada.obi+shop@mail.x.ng'],
  ['email', 'mailto:ada@x.ng', 'ada@x.ng'],
  ['email', 'mailto:ada@x.ng?subject=Hi', 'ada@x.ng'],
  ['email', 'ada@x.ng, obi@y.ng', 'ada@x.ng'],
  ['email', 'ada@x.ng;obi@y.ng', 'ada@x.ng'],
  ['email', 'ada@x.ng / obi@y.ng', 'ada@x.ng'],
  ['email', 'ada @ x.ng', 'ada@x.ng'],
  ['email', 'ada@x.ng.', 'ada@x.ng'],
  ['email', "'ada@x.ng'", 'ada@x.ng'],
  ['email', "o'neil@x.ng", "o'neil@x.ng"],
  ['email', '(ada@x.ng)', 'ada@x.ng'],
  ['email', '\u200Eada@x.ng\u200F', 'ada@x.ng'],
  ['email', 'ada\u200B@x\u00AD.ng', 'ada@x.ng'],
  ['email', 'ａｄａ＠ｘ．ｎｇ', 'ada@x.ng'],
  ['email', 'ada٢@x.ng', 'ada2@x.ng'],
  ['email', 'my address is ada@x.ng', 'ada@x.ng'],
  ['email', 'ada@xn--4ca.ng', 'ada@xn--4ca.ng'],
  ['email', 'ada@é.ng', 'ada@é.ng'],
]

test.each(SENT)('the %s %j is sent as %j', async (kind, given, sent) => {
  const sale = await sell({ ...reachable, [kind]: given })
  expect(sale.sent[kind]).toBe(sent)
  expect(sale.shown).toEqual({})
  expect(sale.said).toBe('')
})

/** Asked for on the contact screen, with this in the box. `said` is the message for the developer, if there is one. */
const ASKED: [kind: string, given: unknown, shown: string, said?: RegExp][] = [
  ['phone', 'N/A', 'N/A'],
  ['phone', '0801234567', '0801 234 567'],
  ['phone', '080123456789', '0801 234 56789'],
  // A plugin has cut off two characters, which cannot be known.
  ['phone', '03 123 4567', '0312 345 67'],
  ['phone', '+44 7911 123456', '+447911123456'],
  ['phone', '+65 9123 4567', '+6591234567'],
  ['phone', '+34 803 123 4567', '+348031234567'],
  ['phone', '4111 1111 1111 1111', '411 111 1111111111'],
  ['phone', '0000000000', '0000 000 000'],
  ['phone', 'ask my wife', 'askmywife'],
  ['phone', '٠٨٠١٢٣', '0801 23'],
  ['phone', { number: '08012345678' }, '', /expected text, got an object; left out/],
  ['phone', ['08012345678'], '', /got a list of 1; left out/],
  ['phone', true, '', /got true; left out/],
  ['phone', null, ''],
  ['phone', undefined, ''],
  ['phone', '', ''],
  ['phone', false, ''],
  ['phone', [], ''],
  ['phone', '   ', ''],
  ['phone', '\u200E\u200B', ''],
  ['email', 'ada', 'ada'],
  ['email', 'ada@', 'ada@'],
  ['email', '@x.ng', '@x.ng'],
  ['email', 'ada@x', 'ada@x'],
  ['email', 'ada@@x.ng', 'ada@@x.ng'],
  ['email', 'ada@x,ng', 'ada@x,ng'],
  ['email', 'ada@.ng', 'ada@.ng'],
  ['email', '\u202Aada\u202C', 'ada'],
  ['email', `${'a'.repeat(250)}@x.ng`, `${'a'.repeat(250)}@x.ng`],
  ['email', 'a'.repeat(501), 'a'.repeat(500), /at most 500 characters, got text of 501 characters; cut/],
  ['email', 17, '17'],
  ['email', { value: 'ada@x.ng' }, '', /left out/],
  ['email', null, ''],
  ['email', '', ''],
  ['email', false, ''],
  ['email', [], ''],
]

test.each(ASKED)('the %s %j is asked for, with %j in the box', async (kind, given, shown, said) => {
  const sale = await sell({ ...reachable, [kind]: given })
  expect(sale.shown).toEqual({ [kind]: shown })
  expect(sale.sent).toMatchObject(reachable)
  if (said) expect(sale.said).toMatch(said)
  else expect(sale.said).toBe('')
})

const nothing = undefined
/** Other fields of an order and of its only item: what is sent, and the message for the developer. */
const REST: [where: 'order' | 'item', name: string, given: unknown, sent: unknown, said?: RegExp][] = [
  ['item', 'image_url', 'https://cdn.example/a.jpg?w=2', 'https://cdn.example/a.jpg?w=2'],
  ['item', 'image_url', ' https://cdn.example/a.jpg\n', 'https://cdn.example/a.jpg'],
  ['item', 'image_url', 'https://cdn.example/a b é.jpg', 'https://cdn.example/a%20b%20%C3%A9.jpg'],
  ['item', 'image_url', '//cdn.example/a.jpg', 'https://cdn.example/a.jpg'],
  ['item', 'image_url', '/media/a.jpg', 'https://shop.example/media/a.jpg'],
  ['item', 'image_url', 'media/a.jpg', 'https://shop.example/cart/media/a.jpg'],
  ['item', 'image_url', '../a.jpg', 'https://shop.example/a.jpg'],
  ['item', 'image_url', '?image=7', 'https://shop.example/cart/pay?image=7'],
  ['item', 'image_url', '\\media\\a.jpg', 'https://shop.example/media/a.jpg'],
  [
    'item',
    'image_url',
    'data:image/png;base64,iVBORw0KGgo=',
    '',
    /image_url: expected an http\(s\) address, got "data:.*left out/,
  ],
  ['item', 'image_url', 'blob:https://shop.example/1', '', /left out/],
  ['item', 'image_url', 'javascript:alert(1)', '', /left out/],
  ['item', 'image_url', 'file:///C:/a.jpg', '', /left out/],
  ['item', 'image_url', 'C:\\a.jpg', '', /left out/],
  ['item', 'image_url', 'https://', '', /left out/],
  ['item', 'image_url', 'http://[', '', /left out/],
  ['item', 'image_url', { src: '/a.jpg' }, '', /got an object; left out/],
  ['item', 'image_url', ['/a.jpg'], '', /left out/],
  ['item', 'image_url', 7, '', /left out/],
  ['item', 'image_url', true, '', /left out/],
  ['item', 'image_url', '', ''],
  ['item', 'image_url', null, ''],
  ['item', 'image_url', false, ''],
  ['item', 'image_url', [], ''],
  ['item', 'image_url', ' ', ''],
  ['item', 'item_url', '/p/fan', 'https://shop.example/p/fan'],
  ['item', 'item_url', '#fan', 'https://shop.example/cart/pay?step=2#fan'],
  ['item', 'item_url', '#', '', /left out/],
  ['item', 'item_url', 'mailto:ada@x.ng', '', /left out/],
  ['item', 'item_url', 'javascript:void(0)', '', /left out/],
  ['item', 'item_url', false, ''],
  ['item', 'name', 17, '17'],
  ['item', 'name', ' Fan\u202E ', 'Fan'],
  ['item', 'name', '👩‍🍳 pot', '👩‍🍳 pot'],
  ['item', 'name', 'Fan \uD83D', 'Fan'],
  ['item', 'name', 'a'.repeat(501), 'a'.repeat(500), /at most 500 characters.*cut/],
  // No half of a character is left at the cut.
  ['item', 'name', `${'a'.repeat(499)}😀`, 'a'.repeat(499), /cut/],
  ['item', 'name', undefined, 'Item', /data\.items\[0\]\.name: expected a name, got nothing; named "Item"/],
  ['item', 'name', null, 'Item', /named/],
  ['item', 'name', '', 'Item', /named/],
  ['item', 'name', '\u200B', 'Item', /named/],
  ['item', 'name', false, 'Item', /named/],
  ['item', 'name', [], 'Item', /named/],
  ['item', 'name', { en: 'Fan' }, 'Item', /got an object; named/],
  ['order', 'meta_data', { order: 7 }, { order: 7 }],
  ['order', 'meta_data', ['a', 'b'], { 0: 'a', 1: 'b' }],
  ['order', 'meta_data', [], {}],
  ['order', 'meta_data', false, {}],
  ['order', 'meta_data', '', {}],
  [
    'order',
    'meta_data',
    'order 7',
    {},
    /expected an object of names and values, got text of 7 characters; left out/,
  ],
  ['order', 'meta_data', 7, {}, /left out/],
  ['order', 'shipping_data', { city_id: 3 }, { city_id: 3 }],
  ['order', 'shipping_data', [], nothing],
  ['order', 'shipping_data', false, nothing],
  ['order', 'shipping_data', '1 Broad Street', nothing, /got text of 14 characters; left out/],
  ['order', 'merchant_reference', 1007, '1007'],
  ['order', 'merchant_reference', false, nothing],
  ['order', 'merchant_reference', [], nothing],
  ['order', 'shipping_fee', false, nothing],
  ['order', 'discount', '', nothing],
  ['order', 'tax', [], nothing],
  ['order', 'source', '', 'klump-checkout'],
  ['order', 'source', { name: 'shop' }, 'klump-checkout', /left out/],
]

test.each(REST)('in the %s, %s %j is sent as %j', async (where, name, given, sent, said) => {
  const [item] = sellable.items
  const data = where === 'item' ? { items: [{ ...item, [name]: given }] } : { [name]: given }
  const sale = await sell({ ...reachable, ...data })
  const [first] = sale.sent['items'] as Record<string, unknown>[]
  expect((where === 'item' ? first : sale.sent)?.[name]).toEqual(sent)
  if (said) expect(sale.said).toMatch(said)
  else expect(sale.said).toBe('')
})

test('the tables have at least 120 spellings', () => {
  expect(SENT.length + ASKED.length + REST.length).toBeGreaterThanOrEqual(120)
})
