import { html } from 'hono/html'
import type { Html } from './document.ts'
import type { Question } from './questions.ts'

/**
 * A button that asks first: in a dialog, or on a page of its own where there is no script to open one. The form around
 * the button leads to that page; the script catches it.
 */
export function confirmButton(
  label: string,
  question: Question,
  look: { pressed?: boolean; className?: string } = {},
): Html {
  const { name, title } = question
  return html`<form action="/dashboard/confirm/${name}">
      <button
        class="${look.className ?? ''}"
        data-dialog="${name}"
        aria-haspopup="dialog"
        ${look.pressed === undefined ? '' : html`aria-pressed="${String(look.pressed)}"`}
      >
        ${label}
      </button>
    </form>
    <dialog id="${name}" aria-labelledby="${name}-title">
      <h2 id="${name}-title">${title}</h2>
      ${answers(question, html`<button type="button" data-close>Cancel</button>`)}
    </dialog>`
}

/** What follows from a yes, and the two answers. */
export function answers({ consequences, action, field, yes }: Question, cancel: Html): Html {
  return html`<ul>
      ${consequences.map((text) => html`<li>${text}</li>`)}
    </ul>
    <form method="post" action="${action}" class="actions">
      ${field ? html`<input type="hidden" name="${field.name}" value="${field.value}" />` : ''} ${cancel}
      <button class="danger">${yes}</button>
    </form>`
}
