/** Opens the checkout for a click. When it is over the page is asked for anew, and says what came of it. */
export const SCRIPT = `
const button = document.querySelector('button')
if (button) {
  button.hidden = false
  button.addEventListener('click', async () => {
    button.disabled = true
    const { publicKey, order } = button.dataset
    await new Klump({ publicKey, data: JSON.parse(order) }).result
    location.reload()
  })
}
`
