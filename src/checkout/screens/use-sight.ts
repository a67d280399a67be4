import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useWiring } from '../components/wiring.ts'
import { createSight } from './sight.ts'

/**
 * Consent counts only for what was visible. With `hold`, a press of the form's button, which states the amount due today, counts only when
 * the button and the total have been visible; the total is scrolled into view. `isUnseen` is true after a press that did not count. In
 * browsers that do not report visibility, every press counts.
 */
export function useSight(inside: RefObject<Element>) {
  const { flow, chunks } = useWiring()
  const [isUnseen, setUnseen] = useState(false)
  const pressRef = useRef<ReturnType<typeof createSight>['press'] | undefined>(undefined)
  useEffect(() => {
    const total = inside.current?.querySelector('.figure-first dd')
    const main = total?.closest('main')
    const button = main?.nextElementSibling?.querySelector('[type=submit]')
    const watch = chunks.later.here?.watchSight
    if (!total || !main || !button || !watch) return undefined
    const sight = createSight(flow.clock, button, total, () => {
      // Not scrollIntoView(): it would also scroll the page around the frame, and so undo for a moment what a hostile page has cropped.
      main.scrollTop += total.getBoundingClientRect().top - main.getBoundingClientRect().top - 60
      const headerEnd = document.querySelector('.header')?.getBoundingClientRect().bottom ?? 0
      document.documentElement.scrollTop += total.getBoundingClientRect().top - Math.max(0, headerEnd) - 60
    })
    let stop = sight.drop
    pressRef.current = sight.press
    // A screen whose animation still runs is not counted as visible.
    void Promise.allSettled(main.getAnimations().map(({ finished }) => finished)).then(() => {
      if (!pressRef.current) return
      const unwatch = watch([button, total], (element, isSeen) => {
        sight.saw(element, isSeen)
        if (isSeen) setUnseen(false)
      })
      stop = () => {
        unwatch()
        sight.drop()
      }
    })
    return () => {
      pressRef.current = undefined
      stop()
    }
  }, [flow, chunks, inside])

  function hold(goOn: () => void): void {
    if (!pressRef.current) return goOn()
    pressRef.current((counts) => {
      setUnseen(!counts)
      if (counts) goOn()
    })
  }
  return { hold, isUnseen }
}
