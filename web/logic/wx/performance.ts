import { guard } from '../errors'

/** One measurement. Times are milliseconds since 1970. */
export interface PerformanceEntry {
  entryType: 'navigation' | 'render' | 'script'
  name: string
  startTime: number
  duration: number
  [detail: string]: unknown
}

interface ObserveOptions {
  type?: unknown
  entryTypes?: unknown
}

const TYPES = ['navigation', 'render', 'script']
const DEFAULT_SIZE = 30
const LARGEST_SIZE = 1000

let size = DEFAULT_SIZE
const entries: PerformanceEntry[] = []
const observers = new Set<Observer>()

class EntryList {
  constructor(private readonly all: readonly PerformanceEntry[]) {}

  getEntries(): PerformanceEntry[] {
    return [...this.all]
  }

  getEntriesByType(type: unknown): PerformanceEntry[] {
    return this.all.filter((entry) => entry.entryType === type)
  }

  getEntriesByName(name: unknown, type?: unknown): PerformanceEntry[] {
    return this.all.filter((entry) => entry.name === name && (type === undefined || entry.entryType === type))
  }
}

class Observer {
  private types: string[] = []

  constructor(private readonly told: (list: EntryList) => unknown) {}

  get supportedEntryTypes(): string[] {
    return [...TYPES]
  }

  observe(options?: ObserveOptions): void {
    const wanted = Array.isArray(options?.entryTypes) ? (options.entryTypes as unknown[]) : [options?.type]
    this.types = wanted.filter((type): type is string => TYPES.includes(type as string))
    if (this.types.length > 0) observers.add(this)
  }

  disconnect(): void {
    observers.delete(this)
  }

  /** @internal */
  tell(entry: PerformanceEntry): void {
    if (this.types.includes(entry.entryType)) void Promise.resolve().then(() => guard('PerformanceObserver', () => this.told(new EntryList([entry]))))
  }
}

/** What `wx.getPerformance()` gives. */
export const performance = {
  getEntries: () => new EntryList(entries).getEntries(),
  getEntriesByType: (type: unknown) => new EntryList(entries).getEntriesByType(type),
  getEntriesByName: (name: unknown, type?: unknown) => new EntryList(entries).getEntriesByName(name, type),
  setBufferSize: (value: unknown): void => {
    if (typeof value === 'number' && value >= 0) size = Math.min(LARGEST_SIZE, Math.floor(value))
  },
  createObserver: (told: unknown) => {
    if (typeof told !== 'function') throw new TypeError('createObserver needs a function')
    return new Observer(told as (list: EntryList) => unknown)
  },
}

/** Keeps a measurement, while there is room, and tells the observers. */
export function measured(entry: PerformanceEntry): void {
  if (entries.length < size) entries.push(entry)
  for (const observer of observers) observer.tell(entry)
}

let launched = 0

/** The program's own code begins. */
export function launchBegins(): void {
  launched = Date.now()
}

/** app.js has run. */
export function scriptRan(startTime: number, file: string): void {
  measured({ entryType: 'script', name: 'evaluateScript', startTime, duration: Date.now() - startTime, moduleName: '__APP__', fileList: [file] })
}

/** A page is being opened. What is returned is called once it has been painted. */
export function pageOpens(page: number, path: string, openType: string, referrer: { id: number; route: string } | undefined): { sent(): void; painted(): void } {
  const start = Date.now()
  let sentAt = start
  return {
    sent: () => void (sentAt = Date.now()),
    painted: () => {
      const now = Date.now()
      if (launched) measured({ entryType: 'navigation', name: 'appLaunch', startTime: launched, duration: now - launched, navigationStart: launched, navigationType: 'appLaunch', path, pageId: page })
      else measured({ entryType: 'navigation', name: 'route', startTime: start, duration: now - start, navigationStart: start, navigationType: openType, path, pageId: page, referrerPath: referrer?.route ?? '', referrerPageId: referrer?.id ?? 0 })
      launched = 0
      measured({
        entryType: 'render', name: 'firstRender', startTime: sentAt, duration: now - sentAt, path, pageId: page,
        initDataSendTime: sentAt, initDataRecvTime: sentAt, viewLayerReadyTime: sentAt, viewLayerRenderStartTime: sentAt, viewLayerRenderEndTime: now,
      })
    },
  }
}
