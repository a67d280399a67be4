/** Hears of each element whether it is seen: all of it in view, uncovered and opaque, through every frame around. */
export type WatchSight = (
  elements: readonly Element[],
  listener: (element: Element, isSeen: boolean) => void,
) => () => void

/** Only Chromium tells (IntersectionObserver v2); elsewhere nobody can know, and there is nothing. */
export const watchSight: WatchSight | undefined =
  'isVisible' in IntersectionObserverEntry.prototype
    ? (elements, listener) => {
        const options = { threshold: 0.9, trackVisibility: true, delay: 100 }
        const observer = new IntersectionObserver((entries) => {
          for (const { target, isVisible } of entries as (IntersectionObserverEntry & {
            isVisible: boolean
          })[])
            listener(target, isVisible)
        }, options)
        for (const element of elements) observer.observe(element)
        return () => observer.disconnect()
      }
    : undefined
