import { entry } from '../logic/host'
import { guard, reportError } from '../logic/errors'
import { defineGlobals } from '../logic/program/globals'
import { runModule } from '../logic/program/modules'
import { read, write } from '../logic/wx/values'

type Listener = (message: unknown) => unknown

const scope = globalThis as Record<string, unknown>
const post = scope['__host_post'] as (message: string) => void
delete scope['__host_post']

const listeners = new Set<Listener>()

/** All that a worker has beside the language: no `wx`, no pages, no `getApp`. */
const worker = {
  env: { USER_DATA_PATH: 'wxfile://usr' },
  postMessage(message: unknown): void {
    post(write(message ?? null))
  },
  onMessage(listener: unknown): void {
    if (typeof listener === 'function') listeners.add(listener as Listener)
  },
  offMessage(listener?: unknown): void {
    if (typeof listener === 'function') listeners.delete(listener as Listener)
    else listeners.clear()
  },
}

defineGlobals({ global: globalThis, worker })

entry('__start', (module: string) => {
  try {
    runModule(module)
  } catch (e) {
    reportError(e, module)
  }
})

entry('__message', (json: string) => {
  const message = read(json)
  for (const listener of [...listeners]) guard('worker.onMessage', () => listener(message))
})
