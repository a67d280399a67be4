import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { beginningWith, openCheckout, refusal } from '../testing/open-checkout.tsx'
import { step } from '../testing/wire.ts'
import { some } from '../../shared/testing/some.ts'

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const bytes = (base64: string) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
const picture = new File([bytes(PNG)], 'my licence.png', { type: 'image/png' })
const pdf = new File(['%PDF-1.7 made up'], 'passport.pdf', { type: 'application/pdf' })

const button = (name: string | RegExp) => page.getByRole('button', { name })
const box = () => page.getByLabelText('Photo of the document')

/** Opens the checkout at a step that asks for a document. */
async function documentStep(changes: object = {}, answers: object = {}) {
  const file = { type: 'file', name: 'document_file', label: 'Photo of the document', required: true }
  const form_fields = [
    { ...file, ...changes },
    { type: 'text', name: 'note', label: 'Note' },
  ]
  const opened = openCheckout({
    answers: {
      ...beginningWith(step('DOCUMENT_VERIFICATION', { api: '/loans/documents', form_fields })),
      ...answers,
    },
  })
  await button(/Stanbic/).click()
  await expect.element(button('Continue')).toBeVisible()
  const sent = () => opened.sent.filter(({ path }) => path === '/loans/documents').map(({ body }) => body)
  return { ...opened, sent }
}

test('a picture is shown, named and sent as a data URL without the name of the file', async () => {
  const { sent } = await documentStep()
  await expect.element(box()).toHaveAccessibleDescription('A photo or a PDF, at most 5 MB.')
  await userEvent.upload(box(), picture)
  await expect.element(button('Remove my licence.png')).toHaveFocus()
  const [look] = document.querySelectorAll<HTMLImageElement>('.upload img')
  await expect.poll(() => look?.naturalWidth).toBe(1)
  await button('Continue').click()
  await expect.poll(sent).toMatchObject([{ document_file: `data:image/png;base64,${PNG}` }])
  expect(JSON.stringify(sent())).not.toContain('licence')
})

test('a PDF is shown by its name, and can be removed', async () => {
  const { sent } = await documentStep()
  await userEvent.upload(box(), pdf)
  await expect.element(page.getByRole('group', { name: 'Photo of the document' })).toHaveTextContent('PDF')
  await button('Remove passport.pdf').click()
  await expect.element(box()).toHaveFocus()
  await button('Continue').click()
  await expect.element(box()).toHaveAccessibleDescription(/Add a photo or a PDF\./)
  await expect.element(box()).toHaveFocus()
  expect(sent()).toEqual([])
})

const REFUSED: readonly [what: string, file: File, words: RegExp][] = [
  [
    'a web page with the name of a picture',
    new File(['<b>hi</b>'], 'a.png', { type: 'image/png' }),
    /photo \(JPG/,
  ],
  [
    'an SVG, which can hold a script',
    new File(['<svg/>'], 'a.svg', { type: 'image/svg+xml' }),
    /photo \(JPG/,
  ],
  ['an empty file', new File([], 'a.png', { type: 'image/png' }), /photo \(JPG/],
  ['more than 5 MB', new File([new Uint8Array(5_000_001)], 'big.png'), /more than 5 MB/],
]

test.each(some(REFUSED, 2))('%s is refused at once, and not sent', async (_what, file, words) => {
  const { sent } = await documentStep()
  await userEvent.upload(box(), file)
  await expect.element(box()).toHaveAccessibleDescription(words)
  await button('Continue').click()
  await expect.element(box()).toHaveFocus()
  await expect.element(box()).toHaveAttribute('aria-invalid', 'true')
  expect(sent()).toEqual([])
})

test('a file is recognised by its bytes and not by its name', async () => {
  const { sent } = await documentStep()
  await userEvent.upload(
    box(),
    new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0])], 'IMG\u202E_0001', { type: '' }),
  )
  await expect.element(button('Remove IMG_0001')).toBeVisible()
  await button('Continue').click()
  await expect.poll(sent).toMatchObject([{ document_file: 'data:image/jpeg;base64,/9j/4A==' }])
})

test('a file stays when the server refuses it; an optional one may be left out', async () => {
  const { sent, server } = await documentStep(
    { required: false },
    { '/loans/documents': refusal(422, 'The picture is blurred.') },
  )
  await userEvent.upload(box(), picture)
  await button('Continue').click()
  await expect.element(page.getByText('The picture is blurred.')).toBeVisible()
  await expect.element(button('Remove my licence.png')).toBeVisible()
  await button('Remove my licence.png').click()
  server['/loans/documents'] = refusal(422, 'Again.')
  await button('Continue').click()
  await expect.poll(() => sent().length).toBe(2)
  expect(sent()[1]).not.toHaveProperty('document_file')
})
