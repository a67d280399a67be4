/** The output stream. A terminal's last line can be overwritten, a log's cannot. */
export interface Screen {
  isTTY?: boolean
  write(text: string): unknown
}

/**
 * Prints the title and the elapsed time: every second on a terminal, every ten seconds in a log.
 * A step of less than a second only prints its end line. Returns the function that ends the display.
 */
export function showProgress(
  title: string,
  screen: Screen,
  now: () => number = Date.now,
): (end: string) => void {
  const start = now()
  const seconds = () => Math.round((now() - start) / 1000)
  let ticks = 0
  const timer = setInterval(() => {
    ticks += 1
    if (screen.isTTY) screen.write(`\r  ${title} ... ${seconds()} s`)
    else if (ticks % 10 === 1) screen.write(`  ${title} ... ${seconds()} s\n`)
  }, 1000)
  return (end) => {
    clearInterval(timer)
    const clear = screen.isTTY ? '\r\u001b[2K' : ''
    screen.write(`${clear}  ${end} (${((now() - start) / 1000).toFixed(1)} s)\n`)
  }
}
