import { button, make } from './dom'
import { type Data, textOf } from './messages'
import { Dialog } from './dialog'
import { program } from './program'
import type { Question } from './question'

const beforeConfirm = 500

/** What a sheet from below shows between the mini program's name and its two buttons. */
export interface SheetParts {
  /** Follows the mini program's name in the first line. */
  says?: string
  body: (Node | string)[]
  confirmText: string
  cancelText: string
  /** Read when the user confirms. */
  confirmed: () => Data
  /** The answer of the cancel button, of Escape and of a tap beside the sheet. */
  cancelled: () => Data
  /** Whether there is something to confirm yet; default true. */
  ready?: () => boolean
  className?: string
}

/** A sheet from below: who asks, what for, and two buttons. Cancelling is always possible, confirming only once there was time to read. */
export function sheet(question: Question, parts: SheetParts): { dialog: Dialog; first: HTMLElement; update(): void } {
  const cancel = () => question.answer(parts.cancelled())
  const dialog = new Dialog(`pg-sheet pg-consent ${parts.className ?? ''}`.trim(), cancel)
  const confirm = button('pg-wide pg-primary', parts.confirmText, () => question.answer(parts.confirmed()))
  const refuse = button('pg-wide', parts.cancelText, cancel)
  // A sheet that shows up under a finger must not be confirmed by it.
  let read = false
  const update = () => (confirm.disabled = !read || parts.ready?.() === false)
  update()
  setTimeout(() => {
    read = true
    update()
  }, Math.max(beforeConfirm, Number(question.data['allowAfterMs']) || 0))

  if (textOf(question.data, 'name') !== '') dialog.panel.append(program(question, parts.says))
  dialog.panel.append(dialog.heading(textOf(question.data, 'title'), 'pg-consent-title'), ...parts.body, make('div', 'pg-consent-buttons', refuse, confirm))
  return { dialog, first: refuse, update }
}
