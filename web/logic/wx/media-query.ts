import { guard } from '../errors'
import { topPage, pageOf, type PageInstance } from '../program/pages'
import type { GeneralComponent } from 'glass-easel'

interface Query {
  minWidth?: number
  maxWidth?: number
  width?: number
  minHeight?: number
  maxHeight?: number
  height?: number
  orientation?: string
}

type Listener = (result: { matches: boolean }) => unknown

const observers = new Map<PageInstance, Set<MediaQueryObserver>>()

/** Looks again at what is observed on a page: its window has another size. */
export function updateMediaQueries(page: PageInstance): void {
  for (const observer of observers.get(page) ?? []) observer.update()
}

export function forgetMediaQueries(page: PageInstance): void {
  observers.delete(page)
}

/** What `this.createMediaQueryObserver()` of a page or component gives: tells whether the window has a size, now and whenever that changes. */
export class MediaQueryObserver {
  private readonly page: PageInstance | undefined
  private query: Query = {}
  private listener: Listener | null = null
  private matched: boolean | null = null

  constructor(component: GeneralComponent | undefined) {
    this.page = component ? pageOf(component) : topPage()
  }

  observe(query: Query, listener: unknown): void {
    if (!this.page || typeof listener !== 'function') return
    this.query = query ?? {}
    this.listener = listener as Listener
    this.matched = null
    let set = observers.get(this.page)
    if (!set) observers.set(this.page, (set = new Set()))
    set.add(this)
    void Promise.resolve().then(() => this.update())
  }

  disconnect(): void {
    this.listener = null
    if (this.page) observers.get(this.page)?.delete(this)
  }

  update(): void {
    if (!this.page || !this.listener) return
    const { context } = this.page
    const matches = fits(this.query, context.getWindowWidth(), context.getWindowHeight())
    if (matches === this.matched) return
    this.matched = matches
    const { listener } = this
    guard('MediaQueryObserver', () => listener({ matches }))
  }
}

function fits(query: Query, width: number, height: number): boolean {
  const at = (limit: number | undefined, test: (limit: number) => boolean): boolean => typeof limit !== 'number' || test(limit)
  return at(query.minWidth, (n) => width >= n) && at(query.maxWidth, (n) => width <= n) && at(query.width, (n) => width === n)
    && at(query.minHeight, (n) => height >= n) && at(query.maxHeight, (n) => height <= n) && at(query.height, (n) => height === n)
    && (query.orientation === undefined || query.orientation === (width > height ? 'landscape' : 'portrait'))
}
