// Everything here is a convenience: without it the pages work, and questions are asked on pages of their own.

for (const button of document.querySelectorAll('[data-dialog]')) {
  button.addEventListener('click', (event) => {
    const dialog = document.getElementById(button.getAttribute('data-dialog') ?? '')
    if (!(dialog instanceof HTMLDialogElement)) return
    event.preventDefault()
    dialog.showModal()
  })
}

for (const button of document.querySelectorAll('[data-close]')) {
  button.addEventListener('click', () => button.closest('dialog')?.close())
}

for (const button of document.querySelectorAll('[data-copy], [data-copy-secret]')) {
  button.removeAttribute('hidden')
  button.addEventListener('click', () => void copy(button))
}

/** @param {Element} button */
async function copy(button) {
  const what = button.getAttribute('data-what') ?? ''
  const text = button.getAttribute('data-copy')
  try {
    // A promise, since Safari allows writing only while the click is being handled.
    const content = text === null ? fetchSecret() : Promise.resolve(new Blob([text], { type: 'text/plain' }))
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': content })])
    say(button, `${what} copied.`, 'Copied')
  } catch {
    say(button, `${what} could not be copied.`, 'Not copied')
  }
}

/** The key comes for the clipboard alone: it is not in the page while it is masked. */
async function fetchSecret() {
  const response = await fetch('/dashboard/settings/secret', { method: 'POST' })
  if (!response.ok || response.redirected) throw new Error('Signed out')
  return new Blob([await response.text()], { type: 'text/plain' })
}

/**
 * @param {Element} button
 * @param {string} sentence
 * @param {string} label
 */
function say(button, sentence, label) {
  const notice = document.getElementById('notice')
  if (notice) notice.textContent = sentence
  button.textContent = label
  setTimeout(() => {
    button.textContent = 'Copy'
  }, 2000)
}
