import type { Data } from './messages'
import type { Texts } from './texts'
import type { Dialog } from './dialog'

/** What a question to the user needs. */
export interface Question {
  readonly url: string
  readonly texts: Texts
  readonly data: Data
  /** Gives the answer; only the first one counts. */
  answer(data: Data): void
}

/** Draws a question and says where the focus starts. */
export type Ask = (question: Question) => { dialog: Dialog; first?: HTMLElement }
