// Apart from browser.ts, because only the result screen saves and prints.

/** Browsers inside other apps may not support printing. */
export const canPrint = () => typeof window.print === 'function'

export const printPage = () => window.print()

/** Offers a text as a file to save. The file is created here, so nothing is fetched and no policy blocks it. */
export function saveText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Safari reads the address after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
