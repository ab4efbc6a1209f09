import { Component, NativeNode, type Element, type GeneralComponent } from 'glass-easel'
import { guard } from '../errors'
import type { ViewNode } from '../render/node'
import { canvasOf } from '../canvas/canvas'
import { contextOf } from './media-contexts'
import { pageOf, topPage } from '../program/pages'

interface Fields {
  id?: boolean
  dataset?: boolean
  mark?: boolean
  rect?: boolean
  size?: boolean
  scrollOffset?: boolean
  properties?: string[]
  computedStyle?: string[]
  context?: boolean
  node?: boolean
  ref?: boolean
}

type Answer = Record<string, unknown> | null
type Callback = (answer: unknown) => unknown

interface Request {
  component: GeneralComponent | undefined
  /** null asks for the viewport. */
  selector: string | null
  single: boolean
  fields: Fields
  done: Callback | undefined
}

class NodesRef {
  constructor(
    private readonly query: SelectorQuery,
    private readonly component: GeneralComponent | undefined,
    private readonly selector: string | null,
    private readonly single: boolean,
  ) {}

  fields(fields: Fields, done?: Callback): SelectorQuery {
    return this.query.add({ component: this.component, selector: this.selector, single: this.single, fields: fields ?? {}, done })
  }

  boundingClientRect(done?: Callback): SelectorQuery {
    return this.fields({ id: true, dataset: true, rect: true, size: true }, done)
  }

  scrollOffset(done?: Callback): SelectorQuery {
    return this.fields({ id: true, dataset: true, scrollOffset: true }, done)
  }

  context(done?: Callback): SelectorQuery {
    return this.fields({ context: true }, done)
  }

  node(done?: Callback): SelectorQuery {
    return this.fields({ node: true }, done)
  }

  ref(done?: Callback): SelectorQuery {
    return this.fields({ ref: true }, done)
  }
}

/** `wx.createSelectorQuery()`: asks the view about nodes of a page or component. */
export class SelectorQuery {
  private readonly requests: Request[] = []

  constructor(private component: GeneralComponent | undefined) {}

  in(caller: unknown): this {
    const inner = (caller as { _$?: GeneralComponent } | null)?._$
    if (inner) this.component = inner
    return this
  }

  select(selector: string): NodesRef {
    return new NodesRef(this, this.component, selector, true)
  }

  selectAll(selector: string): NodesRef {
    return new NodesRef(this, this.component, selector, false)
  }

  selectViewport(): NodesRef {
    return new NodesRef(this, this.component, null, true)
  }

  /** @internal */
  add(request: Request): this {
    this.requests.push(request)
    return this
  }

  exec(done?: (answers: unknown[]) => unknown): this {
    const requests = this.requests
    void Promise.all(requests.map(answer)).then((answers) => {
      answers.forEach((value, i) => {
        const own = requests[i]!.done
        if (typeof own === 'function') guard('SelectorQuery', () => own.call(this, value))
      })
      if (typeof done === 'function') guard('SelectorQuery.exec', () => done.call(this, answers))
    })
    return this
  }
}

async function answer({ component, selector, single, fields }: Request): Promise<unknown> {
  const root = component ?? topPage()?.root
  if (!root) return single ? null : []
  if (selector === null) return viewport(root, fields)
  const shadow = root.getShadowRoot()
  if (single) {
    const found = shadow?.querySelector(selector)
    return found ? describe(found, fields) : null
  }
  return Promise.all((shadow?.querySelectorAll(selector) ?? []).map((element) => describe(element, fields)))
}

async function describe(element: Element, fields: Fields): Promise<Answer> {
  const out: Record<string, unknown> = {}
  if (fields.id) out['id'] = element.id
  if (fields.dataset) out['dataset'] = element.dataset ?? {}
  if (fields.mark) out['mark'] = element.collectMarks()
  const node = element.getBackendElement() as unknown as ViewNode | null
  const page = pageOf(Component.isComponent(element) ? element : element.ownerShadowRoot!.getHostNode())
  const ask = (method: string, args: unknown): Promise<Record<string, unknown>> =>
    new Promise((resolve) => {
      if (!node || !page) resolve({})
      else page.context.ask(node.id, method, args, (value) => resolve((value ?? {}) as Record<string, unknown>))
    })
  if (fields.rect || fields.size) {
    const rect = await ask('rect', null)
    if (fields.rect) pick(out, rect, ['left', 'top', 'right', 'bottom'])
    if (fields.size) pick(out, rect, ['width', 'height'])
  }
  if (fields.scrollOffset) pick(out, await ask('scrollOffset', null), ['scrollLeft', 'scrollTop', 'scrollWidth', 'scrollHeight'])
  if (fields.properties?.length || fields.computedStyle?.length) {
    Object.assign(out, await ask('fields', { properties: fields.properties ?? [], computedStyle: fields.computedStyle ?? [] }))
    if (Component.isComponent(element)) for (const name of fields.properties ?? []) if (Component.hasProperty(element, name)) out[name] = (element.data as Record<string, unknown>)[name]
  }
  if (fields.context) out['context'] = NativeNode.isNativeNode(element) && node && page ? contextOf(element.is, page.context, node) : null
  if (fields.node && NativeNode.isNativeNode(element) && element.is === 'scroll-view') out['node'] = scrollViewContext(ask)
  else if (fields.node) out['node'] = NativeNode.isNativeNode(element) && element.is === 'canvas' && node && page ? canvasOf(page.context, node) : null
  return out
}

async function viewport(root: GeneralComponent, fields: Fields): Promise<Answer> {
  const context = pageOf(root)?.context
  const width = context?.getWindowWidth() ?? 0
  const height = context?.getWindowHeight() ?? 0
  const out: Record<string, unknown> = {}
  if (fields.id) out['id'] = ''
  if (fields.dataset) out['dataset'] = {}
  if (fields.rect) Object.assign(out, { left: 0, top: 0, right: width, bottom: height })
  if (fields.size) Object.assign(out, { width, height })
  if (fields.scrollOffset && context) {
    const offset = await new Promise<unknown>((resolve) => context.ask(1, 'scrollOffset', null, resolve))
    pick(out, (offset ?? {}) as Record<string, unknown>, ['scrollLeft', 'scrollTop', 'scrollWidth', 'scrollHeight'])
  }
  return out
}

function pick(out: Record<string, unknown>, from: Record<string, unknown>, names: string[]): void {
  for (const name of names) out[name] = typeof from[name] === 'number' ? from[name] : 0
}

function scrollViewContext(ask: (method: string, args: unknown) => unknown): Record<string, unknown> {
  return {
    scrollTo: (to: unknown) => void ask('scrollTo', to),
    scrollIntoView: (selector: string, options?: object) => void ask('scrollIntoView', { ...options, selector }),
    triggerRefresh: () => void ask('triggerRefresh', null),
    closeRefresh: () => void ask('closeRefresh', null),
  }
}
