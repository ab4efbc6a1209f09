import type { HiddenApi } from '../wx/objects'
import type { Recording } from './recording'

let read: HiddenApi | undefined

/** Sets the SDK's way to ask the view while the program waits. */
export function setReader(api: HiddenApi | undefined): void {
  read = api
}

/**
 * Asks the view about a canvas and waits for the answer, for the calls that WeChat answers at once. Null when nothing draws the program now.
 * Throws when the view does not answer.
 */
export function readNow(recording: Recording, method: string, args: Record<string, unknown>): Record<string, unknown> | null {
  const page = recording.page
  if (!page || page.batch.closed || !read) return null
  recording.flush()
  page.batch.flush()
  return (read({ page: page.batch.page, node: recording.id, method, args }) ?? null) as Record<string, unknown> | null
}
