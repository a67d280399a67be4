import type { Frame } from '@playwright/test'

/**
 * Runs a function in each of these frames, and resolves with their answers. A frame that the page removes meanwhile has no answer; a frame
 * that loads another document meanwhile answers from the new one.
 */
export async function evaluateInFrames<Answer>(
  frames: readonly Frame[],
  run: string | (() => Answer | Promise<Answer>),
): Promise<Answer[]> {
  return (await Promise.all(frames.map((frame) => evaluateIn(frame, run)))).flat()
}

async function evaluateIn<Answer>(
  frame: Frame,
  run: string | (() => Answer | Promise<Answer>),
): Promise<Answer[]> {
  try {
    return [await frame.evaluate<Answer>(run as () => Answer | Promise<Answer>)]
  } catch (error) {
    if (frame.isDetached()) return []
    if (/context was destroyed/.test(String(error))) return evaluateIn(frame, run)
    throw error
  }
}
