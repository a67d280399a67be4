import type { SampleTerms } from './sample.ts'

/** Terms of a few lines, with headings and a list. */
export function shortTerms(bank: string, version: string): SampleTerms {
  return {
    title: `Terms of ${bank}`,
    version,
    text: `<h2>Your loan</h2>
<p>${bank} lends you the part of the price that you do not pay now. You repay it in equal monthly payments,
taken from your account on the repayment day.</p>
<h2>What it costs</h2>
<ul><li>Interest on what you still owe, every month.</li><li>The fees that you see before you agree.</li></ul>
<h2>If you pay late</h2>
<p>Tell the bank <strong>before</strong> the repayment day. It may add interest for the days that are missing.</p>
<p><em>These are sample terms of a sandbox. Nothing here binds anybody.</em></p>`,
  }
}
