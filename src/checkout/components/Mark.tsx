import { MARK_BOX, MARK_PATHS } from '../../shared/mark.ts'

export function Mark() {
  return (
    <svg class="mark" viewBox={MARK_BOX} aria-hidden="true">
      {MARK_PATHS.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  )
}
