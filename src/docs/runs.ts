/** The callbacks that a page receives for each outcome: e2e/docs/outcomes.spec.ts reaches each in the sandbox, and compares. */
export const RUNS: Readonly<Record<string, readonly string[]>> = {
  success: ['onLoad(LOAD)', 'onOpen(OPEN)', 'onSuccess(reference)', 'onClose(SUCCESS)'],
  pending: ['onLoad(LOAD)', 'onOpen(OPEN)', 'onClose(PENDING)'],
  failed: ['onLoad(LOAD)', 'onOpen(OPEN)', 'onError(declined)', 'onClose(ERROR)'],
  cancelled: ['onLoad(LOAD)', 'onOpen(OPEN)', 'onClose(CANCELLED)'],
}

const RECORDED =
  'What the page heard with the sandbox, as a test of this version compares it. With npm start this runs here.'

/** The content of an example until it is run; without a sandbox, its only content. */
export function recordedRun(name: string): string {
  const lines =
    name === 'outcomes'
      ? Object.entries(RUNS).map(([outcome, calls]) => `${outcome.padEnd(10)} ${calls.join(', ')}`)
      : name === 'constructor'
        ? (RUNS['success'] ?? [])
        : []
  if (lines.length === 0)
    return `<p class="recorded">With <code>npm start</code> it stands here, and works with the sandbox.</p>`
  return `<p class="recorded">${RECORDED}</p><pre tabindex="0">${lines.join('\n')}</pre>`
}
