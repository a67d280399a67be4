import { draw } from '../shared/draw.ts'

const STEPS = [
  'Choose Klump when you pay, and a bank that lends to you.',
  'See what is due today and every payment after it, with its date, its amount and what the credit costs. You agree only then.',
  'The shop is paid in full. You pay the bank back, month by month.',
]

/** A dialog that explains paying in instalments. It names no costs: those are the bank's, which shows them before the shopper agrees. */
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
  // A click outside the dialog's box is a click on its backdrop.
  dialog.addEventListener('click', ({ target, clientX, clientY }) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect()
    const inside = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom
    if (target === dialog && !inside) dialog.close()
  })
  return dialog
}
