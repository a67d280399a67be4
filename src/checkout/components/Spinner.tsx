import '../styles/waiting.css'

/** Turns while something is under way; says nothing itself, the words beside it do. */
export function Spinner({ large = false }: { readonly large?: boolean }) {
  return <span class={large ? 'spinner spinner-large' : 'spinner'} aria-hidden="true" />
}

/** Stands where lines of text will be. */
export function Skeleton({ lines = 3 }: { readonly lines?: number }) {
  return (
    <div class="skeleton" aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} class="skeleton-line" />
      ))}
    </div>
  )
}
