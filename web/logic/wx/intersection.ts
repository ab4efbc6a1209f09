import { type Element, type GeneralComponent } from 'glass-easel'
import { guard } from '../errors'
import type { ViewNode } from '../render/node'
import { pageOf, topPage, type PageInstance } from '../program/pages'

interface Rect {
  left: number
  top: number
  right: number
  bottom: number
}

type Margins = Partial<Rect>

interface Options {
  thresholds?: number[]
  initialRatio?: number
  observeAll?: boolean
}

const observers = new Map<PageInstance, Set<IntersectionObserver>>()

/** Looks again at what is observed on a page: it was painted, scrolled or resized. */
export function updateIntersections(page: PageInstance | undefined): void {
  if (page) for (const observer of observers.get(page) ?? []) observer.update()
}

export function forgetIntersections(page: PageInstance): void {
  observers.delete(page)
}

/** `wx.createIntersectionObserver()`: compares rectangles of the view whenever the page is painted, scrolled or resized. */
export class IntersectionObserver {
  private readonly relatives: { selector: string | null; margins: Margins }[] = []
  private readonly ratios = new Map<Element, number>()
  private readonly page: PageInstance | undefined
  private selector = ''
  private listener: ((result: unknown) => unknown) | null = null
  private asking = false
  private again = false

  constructor(
    private readonly component: GeneralComponent | undefined,
    private readonly options: Options = {},
  ) {
    this.page = component ? pageOf(component) : topPage()
  }

  relativeTo(selector: string, margins: Margins = {}): this {
    this.relatives.push({ selector, margins })
    return this
  }

  relativeToViewport(margins: Margins = {}): this {
    this.relatives.push({ selector: null, margins })
    return this
  }

  observe(selector: string, listener: (result: unknown) => unknown): void {
    if (!this.page || typeof listener !== 'function') return
    this.selector = selector
    this.listener = listener
    let set = observers.get(this.page)
    if (!set) observers.set(this.page, (set = new Set()))
    set.add(this)
    this.page.context.batch.afterPaint(() => this.update())
  }

  disconnect(): void {
    this.listener = null
    if (this.page) observers.get(this.page)?.delete(this)
  }

  /** @internal */
  update(): void {
    if (this.asking) {
      this.again = true
      return
    }
    this.asking = true
    void this.look().finally(() => {
      this.asking = false
      if (this.again) {
        this.again = false
        this.update()
      }
    })
  }

  private async look(): Promise<void> {
    const shadow = (this.component ?? this.page?.root)?.getShadowRoot()
    if (!shadow || !this.listener) return
    const relative = await this.relativeRect()
    const found = this.options.observeAll ? shadow.querySelectorAll(this.selector) : [shadow.querySelector(this.selector)]
    for (const element of found) {
      if (!element) continue
      const rect = await this.rectOf(element)
      if (rect && relative) this.compare(element, rect, relative)
    }
  }

  private compare(element: Element, rect: Rect, relative: Rect): void {
    const shared = intersect(rect, relative)
    const whole = area(rect)
    const ratio = whole === 0 ? (shared ? 1 : 0) : shared ? area(shared) / whole : 0
    const before = this.ratios.get(element) ?? this.options.initialRatio ?? 0
    const first = !this.ratios.has(element)
    this.ratios.set(element, ratio)
    const thresholds = this.options.thresholds ?? [0]
    const crossed = thresholds.some((t) => (before <= t && ratio > t) || (before > t && ratio <= t) || (before < t && ratio >= t))
    if (!crossed || (first && ratio === before)) return
    const listener = this.listener
    const empty: Rect = { left: 0, top: 0, right: 0, bottom: 0 }
    const result = {
      id: element.id, dataset: element.dataset ?? {}, time: Date.now(), intersectionRatio: ratio,
      intersectionRect: sized(shared ?? empty), boundingClientRect: sized(rect), relativeRect: relative,
    }
    if (listener) guard('IntersectionObserver', () => listener(result))
  }

  private async relativeRect(): Promise<Rect | null> {
    const context = this.page!.context
    const all = this.relatives.length > 0 ? this.relatives : [{ selector: null, margins: {} }]
    let result: Rect | null = null
    for (const { selector, margins } of all) {
      const element = selector === null ? null : (this.component ?? this.page!.root).getShadowRoot()?.querySelector(selector)
      const rect = selector === null ? { left: 0, top: 0, right: context.getWindowWidth(), bottom: context.getWindowHeight() } : element ? await this.rectOf(element) : null
      if (!rect) continue
      const grown = { left: rect.left - (margins.left ?? 0), top: rect.top - (margins.top ?? 0), right: rect.right + (margins.right ?? 0), bottom: rect.bottom + (margins.bottom ?? 0) }
      result = result ? intersect(result, grown) : grown
    }
    return result
  }

  private rectOf(element: Element): Promise<Rect | null> {
    const node = element.getBackendElement() as unknown as ViewNode | null
    return new Promise((resolve) => {
      if (node) this.page!.context.ask(node.id, 'rect', null, (rect) => resolve(rect as Rect | null))
      else resolve(null)
    })
  }
}

function intersect(a: Rect, b: Rect): Rect | null {
  const shared = { left: Math.max(a.left, b.left), top: Math.max(a.top, b.top), right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom) }
  return shared.left < shared.right && shared.top < shared.bottom ? shared : null
}

function area(rect: Rect): number {
  return (rect.right - rect.left) * (rect.bottom - rect.top)
}

function sized(rect: Rect): Rect & { width: number; height: number } {
  return { ...rect, width: rect.right - rect.left, height: rect.bottom - rect.top }
}
