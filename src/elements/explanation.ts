import { draw } from '../shared/draw.ts'

const STEPS = [
  'Choose Klump when you pay, and a bank that lends to you.',
  'See what is due today and every payment after it, with its date, its amount and what the credit costs. You agree only then.',
  'The shop is paid in full. You pay the bank back, month by month.',
]

/** How paying in instalments works, in a dialog. What it costs a shopper only the bank can say, and says before they agree. */
export function explanation(): HTMLDialogElement {
  const close = draw('button', { type: 'button', class: 'close' }, 'Close')
  const dialog = draw(
    'dialog',
    { 'aria-labelledby': 'title' },
    draw('h2', { id: 'title' }, 'Pay in instalments with Klump'),
    draw('ol', {}, ...STEPS.map((step) => draw('li', {}, step))),
    draw(
      'p',
      {},
      'Whether you get it, and at what price, is for the bank to decide. Fees may come on top of the monthly rate.',
    ),
    close,
  )
  close.addEventListener('click', () => dialog.close())
  // Beside the dialog's box: on what is behind it.
  dialog.addEventListener('click', ({ target, clientX, clientY }) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect()
    const inside = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom
    if (target === dialog && !inside) dialog.close()
  })
  return dialog
}
