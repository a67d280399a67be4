import '../styles/waiting.css'

/** Turns while a request is pending. The spinner is hidden from screen readers, because the text beside it states what is pending. */
export function Spinner({ large = false }: { readonly large?: boolean }) {
  return <span class={large ? 'spinner spinner-large' : 'spinner'} aria-hidden="true" />
}

/** A placeholder for lines of text that are being loaded. */
export function Skeleton({ lines = 3 }: { readonly lines?: number }) {
  return (
    <div class="skeleton" aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} class="skeleton-line" />
      ))}
    </div>
  )
}
