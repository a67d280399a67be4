import { useLayoutEffect, useRef } from 'preact/hooks'

/**
 * Writes a value into a box when that value changes, and at no other time. Browsers and password managers fill boxes without an event. A
 * value that was set at each render would empty those boxes again.
 */
export function useBox<Box extends HTMLInputElement | HTMLTextAreaElement>(shown: string) {
  const box = useRef<Box>(null)
  useLayoutEffect(() => write(box.current, shown), [shown])
  return box
}

function write(box: HTMLInputElement | HTMLTextAreaElement | null, shown: string): void {
  if (box && box.value !== shown) box.value = shown
}
