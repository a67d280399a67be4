/** Opens the checkout on a click. When the checkout ends, the page reloads and shows the result. */
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
