import { html } from 'hono/html'
import type { Html } from './document.ts'
import type { Question } from './questions.ts'

/**
 * A button that requires a confirmation: in a dialog, or on a separate page when there is no script. The form around the button
 * leads to that page; the script intercepts it.
 */
export function buttonWithConfirmation(
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
      ${confirmation(question, html`<button type="button" data-close>Cancel</button>`)}
    </dialog>`
}

/** The consequences of a yes, and the two buttons. */
export function confirmation({ consequences, action, field, yes }: Question, cancel: Html): Html {
  return html`<ul>
      ${consequences.map((text) => html`<li>${text}</li>`)}
    </ul>
    <form method="post" action="${action}" class="actions">
      ${field ? html`<input type="hidden" name="${field.name}" value="${field.value}" />` : ''} ${cancel}
      <button class="danger">${yes}</button>
    </form>`
}
