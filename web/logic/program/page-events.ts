import { sdkJson } from '../json'
import { viewTarget } from '../components/events'
import { emit } from '../wx/events'
import { awaited } from './later'
import { forgetIntersections, updateIntersections } from '../wx/intersection'
import { forgetMediaQueries, updateMediaQueries } from '../wx/media-query'
import { call, closePage, page, routeEvent, setDevice, setStack, tellComponents, type PageInstance } from './pages'

interface PageEvent {
  openType?: string
  stack?: number[]
  device?: Record<string, unknown>
}

type Data = PageEvent & Record<string, unknown>

const EVENTS: Record<string, (instance: PageInstance, data: Data) => unknown> = {
  show(instance, { openType }) {
    // A page that was opened just now has told of its route already.
    if (openType) {
      const event = routeEvent(instance.id, instance.route, instance.caller['options'], openType)
      for (const name of ['onBeforeAppRoute', 'onAppRoute', 'onAppRouteDone']) emit(name, event)
    }
    call(instance, 'onShow')
    tellComponents(instance, 'show')
  },
  hide(instance) {
    call(instance, 'onHide')
    tellComponents(instance, 'hide')
  },
  unload(instance) {
    closePage(instance)
    forgetIntersections(instance)
    forgetMediaQueries(instance)
  },
  // onReady is the logic's own business: it follows the first paint.
  ready: () => undefined,
  routeDone(instance) {
    call(instance, 'onRouteDone')
    tellComponents(instance, 'routeDone')
  },
  resize(instance, data) {
    call(instance, 'onResize', data)
    tellComponents(instance, 'resize', [data])
    updateIntersections(instance)
    updateMediaQueries(instance)
    emit('onWindowResize', data)
  },
  pullDownRefresh: (instance) => call(instance, 'onPullDownRefresh'),
  reachBottom: (instance) => call(instance, 'onReachBottom'),
  scroll(instance, data) {
    call(instance, 'onPageScroll', data)
    updateIntersections(instance)
  },
  tabItemTap: (instance, data) => call(instance, 'onTabItemTap', data),
  share: (instance, { node, ...data }) => call(instance, 'onShareAppMessage', typeof node === 'number' ? { ...data, target: viewTarget(instance.context.node(node)) } : data),
  shareTimeline: (instance, data) => call(instance, 'onShareTimeline', data),
  addToFavorites: (instance, data) => call(instance, 'onAddToFavorites', data),
  saveExitState: (instance) => call(instance, 'onSaveExitState'),
}

/** Something happened to a page. Returns the JSON of what its handler returned, where that matters. */
export function pageEvent(id: number, event: string, data: Data): string | undefined {
  const handle = EVENTS[event]
  if (!handle) throw new Error(`no such event of a page: ${event}`)
  setStack(data.stack)
  if (data.device) setDevice(data.device)
  delete data.stack
  delete data.device
  const instance = page(id)
  if (!instance) return undefined
  const result = event === 'share' ? awaited(handle(instance, data)) : handle(instance, data)
  return typeof result === 'object' && result !== null ? sdkJson(result) : undefined
}
