import type { Recording } from './recording'

/** What a drawing context draws on. */
export interface Surface {
  /** What `context.canvas` gives. */
  readonly owner: unknown
  readonly recording: Recording
  /** In its own pixels; 0 when that is not known. */
  readonly width: number
  readonly height: number
  /** How a picture is named to the view; undefined when there is nothing of it to draw yet. Throws on what is no picture. */
  picture(image: unknown): unknown
  /** The picture has been drawn: one that changes may change from now on. */
  drew(picture: unknown): void
}
