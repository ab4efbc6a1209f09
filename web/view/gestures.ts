import type { Page } from './page'
import type { TouchPoint } from './protocol'
import { nodeOf, type ViewNode } from './node'

const longPress = 350
const slack = 10

interface Press {
  node: ViewNode
  x: number
  y: number
  moved: boolean
  long: boolean
  timer: number
}

/** Turns touches, the mouse and keys on a page into `tap`, `longpress` and the touch events of WeChat. */
export function listenToPointers(page: Page): void {
  const root = page.root
  let press: Press | undefined

  const begin = (event: Event, x: number, y: number) => {
    const node = innermost(event)
    cancel()
    if (!node) return
    hover(node, true)
    const started: Press = { node, x, y, moved: false, long: false, timer: 0 }
    started.timer = window.setTimeout(() => long(started), longPress)
    press = started
  }
  const long = (p: Press) => {
    if (p.moved || !(heard(p.node, 'longpress') || heard(p.node, 'longtap'))) return
    p.long = true
    const detail = { x: p.x, y: p.y + page.scroll.top }
    const point = mousePoint(page, p.x, p.y)
    for (const type of ['longpress', 'longtap']) {
      if (heard(p.node, type)) page.report(p.node, type, detail, true, { touches: [point], changedTouches: [point] })
    }
  }
  const move = (x: number, y: number) => {
    if (!press || press.moved || Math.hypot(x - press.x, y - press.y) <= slack) return
    press.moved = true
    clearTimeout(press.timer)
    hover(press.node, false)
  }
  const cancel = () => {
    if (!press) return
    clearTimeout(press.timer)
    hover(press.node, false)
  }

  const touch = (event: Event) => {
    const e = event as TouchEvent
    page.touching = e.touches.length > 0
    const node = innermost(e)
    if (!node) return
    const first = e.changedTouches[0]
    if (e.type === 'touchstart' && e.touches.length === 1 && first) begin(e, first.clientX, first.clientY)
    else if (e.type === 'touchmove' && first) move(first.clientX, first.clientY)
    else if (e.type !== 'touchmove') cancel()
    if (heard(node, e.type)) send(page, node, e.type, e.isTrusted, [...e.touches].map(point(page)), [...e.changedTouches].map(point(page)))
  }
  for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel']) root.addEventListener(type, touch, { passive: true })

  // The mouse plays the finger; a captured target keeps the events of one press on one node, as touches do.
  let held: ViewNode | undefined
  root.addEventListener('pointerdown', (event) => {
    const e = event as PointerEvent
    if (e.pointerType === 'touch' || e.button !== 0) return
    begin(e, e.clientX, e.clientY)
    held = press?.node
    if (held && heard(held, 'touchstart')) sendMouse(page, held, 'touchstart', e)
  })
  const life = { signal: page.life.signal }
  addEventListener('pointermove', (e) => {
    if (e.pointerType === 'touch' || !held) return
    move(e.clientX, e.clientY)
    if (heard(held, 'touchmove')) sendMouse(page, held, 'touchmove', e)
  }, life)
  const release = (e: PointerEvent) => {
    if (e.pointerType === 'touch' || !held) return
    const type = e.type === 'pointerup' ? 'touchend' : 'touchcancel'
    if (heard(held, type)) sendMouse(page, held, type, e)
    held = undefined
    cancel()
  }
  addEventListener('pointerup', release, life)
  addEventListener('pointercancel', release, life)

  root.addEventListener('click', (event) => {
    const e = event as MouseEvent
    const node = innermost(e)
    const was = press
    press = undefined
    if (!node || blocked(node)) return
    // A click without a press comes from an assistive device or from code; `trusted` tells them apart.
    if (was && (was.moved || was.long)) return
    tap(page, node, e.clientX, e.clientY, e.isTrusted)
  })

  root.addEventListener('keydown', (event) => {
    const e = event as KeyboardEvent
    if ((e.key !== 'Enter' && e.key !== ' ') || e.repeat) return
    const node = nodeOf(e.target)
    if (!node || node.el !== root.activeElement || node.component?.takesKeys || blocked(node)) return
    e.preventDefault()
    const box = node.el.getBoundingClientRect()
    tap(page, node, box.left + box.width / 2, box.top + box.height / 2, e.isTrusted)
  })

  for (const type of ['transitionend', 'animationstart', 'animationiteration', 'animationend']) {
    root.addEventListener(type, (event) => {
      const node = nodeOf(event.target)
      if (!node || !heard(node, type)) return
      const e = event as TransitionEvent & AnimationEvent
      page.report(node, type, { elapsedTime: e.elapsedTime, propertyName: e.propertyName, animationName: e.animationName }, false)
    })
  }
}

function tap(page: Page, node: ViewNode, x: number, y: number, trusted: boolean): void {
  const at = mousePoint(page, x, y)
  page.report(node, 'tap', { x: at.pageX, y: at.pageY }, trusted, { touches: [at], changedTouches: [at] })
  for (let up: ViewNode | undefined = node; up; up = up.parent) up.component?.tapped()
}

/** Whether it lies in a disabled control: a tap on the words of a disabled button is no tap. */
function blocked(node: ViewNode): boolean {
  for (let at: ViewNode | undefined = node; at; at = at.parent) if (at.component?.inert) return true
  return false
}

/** Whether a node on the way from here to the root listens to the event. */
function heard(node: ViewNode, type: string): boolean {
  for (let at: ViewNode | undefined = node; at; at = at.parent) if (at.listeners.has(type)) return true
  return false
}

function innermost(event: Event): ViewNode | undefined {
  for (const target of event.composedPath()) {
    const node = nodeOf(target)
    if (node) return node
  }
  return undefined
}

/** A press is shown by every element above the finger that has a hover class, up to one that stops it. */
function hover(node: ViewNode, on: boolean): void {
  for (let at: ViewNode | undefined = node; at; at = at.parent) {
    at.component?.pressed(on)
    if (at.bool('hover-stop-propagation')) return
  }
}

function send(page: Page, node: ViewNode, type: string, trusted: boolean, touches: TouchPoint[], changedTouches: TouchPoint[]): void {
  const first = changedTouches[0] ?? touches[0]
  page.report(node, type, first ? { x: first.pageX, y: first.pageY } : {}, trusted, { touches, changedTouches })
}

function sendMouse(page: Page, node: ViewNode, type: string, e: PointerEvent): void {
  const at = mousePoint(page, e.clientX, e.clientY)
  send(page, node, type, e.isTrusted, type === 'touchend' || type === 'touchcancel' ? [] : [at], [at])
}

function point(page: Page): (touch: Touch) => TouchPoint {
  return (touch) => ({ ...mousePoint(page, touch.clientX, touch.clientY), identifier: touch.identifier, force: touch.force || 1 })
}

function mousePoint(page: Page, x: number, y: number): TouchPoint {
  return { identifier: 0, pageX: x, pageY: y + page.scroll.top, clientX: x, clientY: y, force: 1 }
}
