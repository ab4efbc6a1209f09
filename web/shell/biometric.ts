import { button, make, sign } from './dom'
import { listOf, textOf } from './messages'
import { Dialog } from './dialog'
import { program } from './program'
import { sheet } from './sheet'
import type { Ask } from './question'

const drawings: { [mode: string]: string } = {
  fingerPrint: 'M6 9a6.5 6.5 0 0 1 12 0M5 14c.6-1 .8-2 .8-3M9 19.500c1-2 1.5-4.5 1.5-7.500a1.5 1.5 0 0 1 3 0c0 3-.4 5.5-1.2 8M16.5 18.500c.6-2 .9-4.3.9-6.500a5.4 5.4 0 0 0-10.8 0c0 2-.3 3.6-.9 5',
  facial: 'M4 8V5.500A1.5 1.5 0 0 1 5.5 4H8M16 4h2.500A1.5 1.5 0 0 1 20 5.500V8M20 16v2.500a1.5 1.5 0 0 1-1.5 1.500H16M8 20H5.500A1.5 1.5 0 0 1 4 18.500V16M9 9.500v1.500M15 9.500v1.500M12 9.500v3.500h-1M9 15.500c1.8 1.3 4.2 1.3 6 0',
  speech: 'M12 4a2.5 2.5 0 0 0-2.5 2.500v5a2.5 2.5 0 0 0 5 0v-5A2.5 2.5 0 0 0 12 4zM6.5 11.500a5.5 5.5 0 0 0 11 0M12 17v3',
}

/** Finger, face or voice. A simulated device offers how it may end; on a real one the user's own finger decides, and this only says what for. */
export const biometric: Ask = (question) => {
  const { data, texts, answer } = question
  const mark = make('div', 'pg-biometric-mark', sign(drawings[textOf(data, 'mode')] ?? drawings['fingerPrint']!))
  const said: Node[] = [mark]
  if (textOf(data, 'content') !== '') said.push(make('p', 'pg-consent-purpose', textOf(data, 'content')))
  const outcomes = listOf(data['outcomes'])
  const cancelled = () => ({ confirm: false })
  if (outcomes.length === 0)
    return sheet(question, { className: 'pg-biometric', body: said, confirmText: texts.get('ok'), cancelText: texts.get('cancel'), confirmed: () => ({ confirm: true }), cancelled })

  const cancel = () => answer(cancelled())
  const dialog = new Dialog('pg-sheet pg-biometric pg-outcomes', cancel)
  const top = make('div', 'pg-consent', program(question), dialog.heading(textOf(data, 'title'), 'pg-consent-title'), ...said)
  const list = outcomes.map((outcome) => button('pg-sheet-item', textOf(outcome, 'title'), () => answer({ confirm: true, outcome: textOf(outcome, 'value') })))
  const leave = button('pg-sheet-item pg-sheet-cancel', texts.get('cancel'), cancel)
  dialog.panel.append(top, make('div', 'pg-sheet-list', ...list), leave)
  return { dialog, first: leave }
}
