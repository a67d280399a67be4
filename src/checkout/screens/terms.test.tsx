import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { chunksAtHand } from '../testing/chunks-at-hand.ts'
import { beginningWith, openCheckout } from '../testing/open-checkout.tsx'
import { partner, steps } from '../testing/wire.ts'
import { ApiFailure } from '../model/failure.ts'
import { clean } from './clean-terms.ts'

const shown = (html: string) => {
  const box = document.createElement('div')
  box.append(clean(html))
  return box
}

test.each([
  '<script>window.hurt = 1</script>',
  '<img src=x onerror="window.hurt = 1">',
  '<svg><script>window.hurt = 1</script></svg>',
  '<iframe src="javascript:parent.hurt = 1"></iframe>',
  '<style>body { display: none }</style>',
  '<form action="https://evil.example"><input name="password"><button>Go</button></form>',
  '<math><mtext><table><mglyph><style><img src=x onerror=hurt=1>',
  '<link rel=stylesheet href=//evil.example><meta http-equiv=refresh content=0>',
  '<template><p onclick=alert(1)>x</p></template>',
])('the sanitizer leaves nothing of %s', (html) => {
  const box = shown(`<p>Before</p>${html}<p>After</p>`)
  expect(
    box.querySelectorAll('script, img, svg, iframe, style, form, input, button, math, link, meta, template'),
  ).toHaveLength(0)
  for (const element of box.querySelectorAll('*'))
    for (const { name } of element.attributes)
      expect(['href', 'target', 'rel', 'start', 'colspan', 'rowspan']).toContain(name)
  expect(box.textContent).toContain('Before')
})

test('the sanitizer removes styles, classes, ids and handlers from text', () => {
  const box = shown(
    '<p id="checkout" class="button" style="position:fixed" onclick="x()" data-a="b" aria-label="c">Hi</p>',
  )
  expect(box.innerHTML).toBe('<p>Hi</p>')
})

test('the sanitizer leaves the word "style" in a text as it is', () => {
  const box = shown(
    '<p style="color: red"><span\n  STYLE = "x">In style = "always"</span>, a<b style="c">d</p>',
  )
  expect(box.textContent).toBe('In style = "always", ad')
})

test('links in the terms open a new tab; only web, mail and phone links stay', () => {
  const box = shown(
    '<a href="https://bank.example/t" target="_top">T</a><a href="javascript:x()">J</a><a href="mailto:a@b.c">M</a><a href="data:text/html,x">D</a>',
  )
  const links = [...box.querySelectorAll('a')]
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    'https://bank.example/t',
    null,
    'mailto:a@b.c',
    null,
  ])
  expect(links[0]).toMatchObject({ target: '_blank', rel: 'noopener noreferrer' })
})

test.each([
  ['tel:08001234567', 'tel:08001234567'],
  ['tel:+2348001234567', 'tel:+2348001234567'],
  ['TEL:0800 123 4567', 'tel:08001234567'],
  ['tel:*901*50000*0123456789#', null],
  ['tel:*901*50000*0123456789%23', null],
  ['tel:%2A901%2A50000%23', null],
  ['tel:0800123;ext=*901%23', null],
  ['tel:0800123,,1', null],
  ['tel:&#42;901&#35;', null],
  ['tel:\uff0a901\uff03', null],
  ['tel:##002#', null],
  ['tel:', null],
  ['sms:32811?body=BORROW', null],
  ['smsto:32811', null],
  ['ussd:*901%23', null],
  ['whatsapp://send?phone=1', null],
  ['intent://x#Intent;scheme=tel;end', null],
])('a phone link in the terms keeps only a plain number: %s', (href, expected) => {
  expect(shown(`<a href="${href}">x</a>`).querySelector('a')?.getAttribute('href') ?? null).toBe(expected)
})

test('the terms have no h1 beside the screen’s, and can be agreed to once they are shown', async () => {
  const { sent } = openCheckout({
    answers: {
      '/loans/partners': { data: [partner({ next_step: steps.terms })] },
      '/loans/partners/terms-and-conditions': {
        next_step: steps.split,
        data: { title: 'Terms of the bank', text: '<h1>Part one</h1><p>Be good.</p>', version: 3 },
      },
    },
  })
  await page.getByRole('button', { name: /Stanbic/ }).click()
  await expect.element(page.getByText('Be good.')).toBeVisible()
  await expect.element(page.getByRole('heading', { level: 2, name: 'Part one' })).toBeVisible()
  expect(page.getByRole('heading', { level: 1 }).elements()).toHaveLength(1)
  // The title that comes with the terms is announced, also when the screen was there before.
  await expect
    .poll(() => document.querySelector('.checkout > .unseen')?.textContent)
    .toBe('Terms of the bank')
  await page.getByRole('button', { name: 'Agree and continue' }).click()
  await expect.element(page.getByRole('radio').first()).toBeVisible()
  expect(sent.at(-1)?.path).toBe('/loans/partners/terms-and-conditions')
})

test('terms that are not shown yet cannot be agreed to, however the form is submitted', async () => {
  const { sent } = openCheckout({
    answers: {
      ...beginningWith(steps.terms),
      '/loans/partners/terms-and-conditions': {
        next_step: steps.split,
        data: { title: 'The terms', text: '<p>Be good.</p>' },
      },
    },
    chunks: { ...chunksAtHand, cleaner: { here: undefined, load: () => new Promise(() => {}) } },
  })
  await page.getByRole('button', { name: /Stanbic/ }).click()
  // The terms have come, and the sanitizer has not. Enter in a box would submit the form also without a button.
  await expect.element(page.getByRole('heading', { name: 'The terms' })).toBeVisible()
  document.querySelector('form')?.requestSubmit()
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('The terms')
  expect(sent.at(-1)?.path).toBe('/loans/partners/terms-and-conditions')
})

test('terms whose sanitizer a release has removed offer to open the checkout anew, and no retry', async () => {
  const opened: string[] = []
  const load = () => Promise.reject(new ApiFailure('outdated', 'gone'))
  openCheckout({
    answers: {
      ...beginningWith(steps.terms),
      '/loans/partners/terms-and-conditions': {
        next_step: steps.split,
        data: { title: 'The terms', text: '<p>Be good.</p>' },
      },
    },
    chunks: { ...chunksAtHand, cleaner: { here: undefined, load } },
    reloadCheckout: () => opened.push('anew'),
  })
  await page.getByRole('button', { name: /Stanbic/ }).click()
  const alert = page.getByRole('alert')
  await expect.element(alert).toHaveTextContent(/^This page is older than the checkout\./)
  expect(alert.getByRole('button', { name: 'Try again' }).query()).toBeNull()
  await alert.getByRole('button', { name: 'Open the checkout anew' }).click()
  expect(opened).toEqual(['anew'])
})
