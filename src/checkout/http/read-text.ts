import { readTextAtMost } from '../../shared/read-at-most.ts'
import { ApiFailure } from '../model/failure.ts'

/** No answer of this API comes near it; a cheap phone can still hold it. Bytes. */
const LARGEST = 2_000_000

/** The text of an answer. One that is far too large is given up while it comes, before it fills a small phone. */
export async function readText({ body }: Response): Promise<string> {
  const text = await readTextAtMost(LARGEST, body)
  if (text === undefined)
    throw new ApiFailure('unreadable', `The answer has more than ${LARGEST / 1_000_000} MB.`)
  return text
}
