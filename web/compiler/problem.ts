/** Something wrong in a source file. Lines and columns count from 1; 0 means that the place is unknown. */
export interface Problem {
  file: string
  line: number
  column: number
  message: string
  /** Whether the file cannot be used. */
  fatal: boolean
}

export function problem(file: string, line: number, column: number, message: string, fatal = true): Problem {
  return { file, line, column, message, fatal }
}
