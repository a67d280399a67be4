/**
 * Keeps the focused field, with its hint and error, visible when the on-screen keyboard takes half of the room. The overlay then makes this
 * frame smaller, and browsers scroll to a field when it gets the focus but not when the room shrinks.
 */
export function keepInView(window: Window): () => void {
  const show = () => {
    const { activeElement } = window.document
    if (!activeElement?.matches('input, select, textarea')) return
    // The whole field if it fits, and the control itself in any case.
    for (const part of [activeElement.closest('.field'), activeElement])
      part?.scrollIntoView({ block: 'nearest' })
  }
  window.addEventListener('resize', show)
  window.visualViewport?.addEventListener('resize', show)
  return () => {
    window.removeEventListener('resize', show)
    window.visualViewport?.removeEventListener('resize', show)
  }
}
