/** A neutral mark of this project: one circle in four parts, the first of them paid. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path class="mark-paid" d="M12 2a10 10 0 0 1 10 10h-6a4 4 0 0 0-4-4z" />
      <path
        class="mark-open"
        d="M22 13.2A10 10 0 0 1 13.2 22v-6.2a4 4 0 0 0 2.6-2.6zM10.800 22A10 10 0 0 1 2 13.200h6.200a4 4 0 0 0 2.600 2.600zM2 10.800A10 10 0 0 1 10.800 2v6.200a4 4 0 0 0-2.600 2.600z"
      />
    </svg>
  )
}
