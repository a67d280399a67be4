/** Calls the listener for each element with whether it is seen: completely in view, uncovered and opaque, through all frames around it. */
export type WatchSight = (
  elements: readonly Element[],
  listener: (element: Element, isSeen: boolean) => void,
) => () => void

/** Only Chromium reports this (IntersectionObserver v2). In other browsers nothing is watched. */
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
