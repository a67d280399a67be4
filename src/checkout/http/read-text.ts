import { readTextAtMost } from '../../shared/read-at-most.ts'
import { ApiFailure } from '../model/failure.ts'

/** Bytes. Far more than any answer of this API; a cheap phone can still hold it. */
const LARGEST = 2_000_000

/** The text of an answer. Reading stops when the answer is far too large, before it fills a small phone. */
export async function readText({ body }: Response): Promise<string> {
  const text = await readTextAtMost(LARGEST, body)
  if (text === undefined)
    throw new ApiFailure('unreadable', `The answer has more than ${LARGEST / 1_000_000} MB.`)
  return text
}
