const CLOCK = 'M24 14v11l7 4'
const ALERT = 'M24 14v13M24 33v.5'

/** `paused` and `note` are calm icons: the payment has not failed, and the shopper can go on. */
const SHAPES = {
  approved: 'M14 24.500l7 7L34.500 17',
  pending: CLOCK,
  declined: ALERT,
  paused: CLOCK,
  note: 'M24 22v12M24 15v.5',
} as const

export type ResultLook = keyof typeof SHAPES

/** The result as a picture. The heading states the result in words. */
export function ResultIcon({ is }: { readonly is: ResultLook }) {
  return (
    <svg class={`result-icon result-${is}`} viewBox="0 0 48 48" width="64" height="64" aria-hidden="true">
      <circle cx="24" cy="24" r="22" />
      <path d={SHAPES[is]} />
    </svg>
  )
}
