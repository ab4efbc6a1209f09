import type { Problem } from './problem'

/** A statement `@import`, where it stands in its sheet. */
export interface Import {
  path: string
  media: string
  line: number
  column: number
}

/** A sheet that is rewritten: its text, with the imports between. */
export interface Sheet {
  source: string
  parts: (string | Import)[]
  problems: Problem[]
}
