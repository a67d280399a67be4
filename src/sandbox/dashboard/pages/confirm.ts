import { html } from 'hono/html'
import { confirmation } from './confirm-button.ts'
import type { Html } from './document.ts'
import { page, type Frame } from './layout.ts'
import type { Question } from './questions.ts'

/** The question of a dialog as a page. */
export function confirmPage(frame: Frame, question: Question): Html {
  const cancel = html`<a class="button" href="/dashboard/settings">Cancel</a>`
  return page(frame, question.title, html`<section class="card">${confirmation(question, cancel)}</section>`)
}
