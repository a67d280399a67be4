import { useLayoutEffect, useRef } from 'preact/hooks'

/**
 * What a box shows, written into it when that changes and at no other time: browsers and password managers fill boxes
 * without saying so, and a value that is drawn with everything else would empty them again.
 */
export function useBox<Box extends HTMLInputElement | HTMLTextAreaElement>(shown: string) {
  const box = useRef<Box>(null)
  useLayoutEffect(() => write(box.current, shown), [shown])
  return box
}

function write(box: HTMLInputElement | HTMLTextAreaElement | null, shown: string): void {
  if (box && box.value !== shown) box.value = shown
}
