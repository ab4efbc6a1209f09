import { factory } from '../unsupported'
import { write } from '../values'
import type { ObjectMaker } from '.'

const LEVELS = ['debug', 'info', 'log', 'warn'] as const
const REALTIME = ['info', 'warn', 'error'] as const
const MOST_FILTER = 1024

// An argument that JSON cannot hold (a cycle) still leaves a trace.
function kept(value: unknown): unknown {
  if (value instanceof Error) return value.stack ?? String(value)
  try {
    return JSON.parse(write(value)) as unknown
  } catch {
    return String(value)
  }
}

/** `wx.getLogManager()` and `wx.getRealtimeLogManager()`: their lines go to the host's observer. */
export const logs: ObjectMaker = (wx, hidden) => {
  const writeLog = hidden['writeLog']
  if (!writeLog) return

  wx['getLogManager'] = () =>
    factory('LogManager', Object.fromEntries(LEVELS.map((level) => [level, (...args: unknown[]) => void writeLog({ level, line: args.map(kept) })])))

  let filter = ''
  let page = ''
  const realtime = (tag: string): Record<string, unknown> => ({
    ...Object.fromEntries(REALTIME.map((level) => [level, (...args: unknown[]) => void writeLog({ level, realtime: true, line: { args: args.map(kept), filter, tag, page } })])),
    setFilterMsg: (text: unknown) => void (filter = String(text).slice(0, MOST_FILTER)),
    addFilterMsg: (text: unknown) => void (filter = `${filter} ${String(text)}`.trim().slice(0, MOST_FILTER)),
  })
  wx['getRealtimeLogManager'] = () =>
    factory('RealtimeLogManager', {
      ...realtime(''),
      in: (instance: unknown) => void (page = String((instance as { route?: unknown } | null)?.route ?? '')),
      tag: (name: unknown) => factory('RealtimeTagLogManager', realtime(String(name))),
    })
}
