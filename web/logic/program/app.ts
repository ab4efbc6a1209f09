import { guard, onProgramError, reportError } from '../errors'
import { emit } from '../wx/events'

type App = Record<string, unknown>

let app: App | null = null
let defaultApp: App | null = null

export function App(options: App): void {
  if (app !== null) {
    reportError(new Error('App() was called twice'), 'App')
    return
  }
  app = Object.assign(defaultApp ?? {}, options)
  // Options that come from a class keep what they inherit.
  if (Object.getPrototypeOf(options) !== Object.prototype) Object.setPrototypeOf(app, Object.getPrototypeOf(options) as object)
}

export function getApp(options?: { allowDefault?: boolean }): App | undefined {
  if (app !== null) return app
  if (options?.allowDefault) return (defaultApp ??= {})
  return undefined
}

function call(name: string, ...args: unknown[]): void {
  const method = app?.[name]
  if (typeof method === 'function') guard(`App.${name}`, () => method.apply(app, args))
}

export function launch(options: unknown): void {
  call('onLaunch', options)
  call('onShow', options)
  emit('onAppShow', options)
}

// An error inside App.onError must not ask App.onError again.
let inError = false

function onError(message: string, stack: string): void {
  if (inError) return
  inError = true
  const text = stack.includes(message) ? stack : `${message}\n${stack}`
  call('onError', text)
  emit('onError', { message, stack })
  inError = false
}

onProgramError(onError)

const METHODS: Record<string, [method: string, event: string]> = {
  show: ['onShow', 'onAppShow'],
  hide: ['onHide', 'onAppHide'],
  pageNotFound: ['onPageNotFound', 'onPageNotFound'],
  unhandledRejection: ['onUnhandledRejection', 'onUnhandledRejection'],
  themeChange: ['onThemeChange', 'onThemeChange'],
}

/** Something happened to the whole program. */
export function appEvent(event: string, data: { message?: string; stack?: string }): void {
  if (event === 'error') {
    onError(data.message ?? '', data.stack ?? '')
    return
  }
  const names = METHODS[event]
  if (!names) throw new Error(`no such event of a program: ${event}`)
  call(names[0], data)
  emit(names[1], data)
}
