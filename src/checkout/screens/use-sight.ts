import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useWiring } from '../components/wiring.ts'
import { createSight } from './sight.ts'

/**
 * Consent that was seen: `hold` lets a press of the form's button, which names what is due today, count only when it was seen with the
 * total, and brings the total into view. `isUnseen` once a press did not count. Browsers that cannot tell hold nothing.
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
      // Not scrollIntoView(): that scrolls the page around the frame too, and would undo what crops it for as long as it takes.
      main.scrollTop += total.getBoundingClientRect().top - main.getBoundingClientRect().top - 60
      document.documentElement.scrollTop += total.getBoundingClientRect().top - 120
    })
    let stop = sight.drop
    pressRef.current = sight.press
    // A screen that still moves into its place is not yet seen.
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
