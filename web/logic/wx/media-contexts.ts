import { Component, type Element, type GeneralComponent } from 'glass-easel'
import { CanvasContext } from '../canvas/canvas-context'
import { pageOf, topPage } from '../program/pages'
import type { PageContext } from '../render/context'
import type { ViewNode } from '../render/node'
import { deliver, type Result } from './calls'
import { factory } from './unsupported'

/** A node of the view that a context works; undefined while it is not there. */
export type FindNode = () => { page: PageContext; node: ViewNode } | undefined

type Method = (...args: unknown[]) => unknown

const VIDEO = ['play', 'pause', 'stop', 'seek', 'playbackRate', 'requestFullScreen', 'exitFullScreen']
const EDITOR = ['blur', 'clear', 'format', 'getContents', 'getSelectionText', 'insertDivider', 'insertImage', 'insertText', 'redo', 'removeFormat', 'scrollIntoView', 'setContents', 'undo']

/** The node with this id: of the component that is given, else of the page on top. */
export function nodeById(id: string, tag: string, component: GeneralComponent | undefined): FindNode {
  const opened = component ? pageOf(component) : topPage()
  return () => {
    const page = opened ?? topPage()
    const element = (component ?? page?.root)?.getShadowRoot()?.querySelector(`#${id}`) as Element | null | undefined
    const node = element && !Component.isComponent(element) && (element as { is?: string }).is === tag ? (element.getBackendElement() as unknown as ViewNode | null) : null
    return page && node ? { page: page.context, node } : undefined
  }
}

/** `wx.createVideoContext(id)`; what the browser cannot do is told and fails. */
export function videoContext(find: FindNode): unknown {
  return context('VideoContext', VIDEO, find, (name, args) => (name === 'seek' ? { position: args[0] } : name === 'playbackRate' ? { rate: args[0] } : objectOf(args[0])))
}

/** `wx.createAudioContext(id)`. */
export function audioContext(find: FindNode): unknown {
  return context('AudioContext', ['play', 'pause', 'seek', 'setSrc'], find, (name, args) => (name === 'seek' ? { position: args[0] } : name === 'setSrc' ? { src: args[0] } : {}))
}

/** What a query's `context` gives for an editor. */
export function editorContext(find: FindNode): unknown {
  return context('EditorContext', EDITOR, find, (name, args) => (name === 'format' ? { name: args[0], value: args[1] } : objectOf(args[0])))
}

/** What a query's `context` gives for a node; null for one that has none. */
export function contextOf(tag: string, page: PageContext, node: ViewNode): unknown {
  const find = (): { page: PageContext; node: ViewNode } => ({ page, node })
  switch (tag) {
    case 'video': return videoContext(find)
    case 'audio': return audioContext(find)
    case 'editor': return editorContext(find)
    case 'canvas': return new CanvasContext(node.canvasId ?? '', find)
    case 'map': return factory('MapContext')
    default: return null
  }
}

function context(type: string, names: string[], find: FindNode, argsOf: (name: string, args: unknown[]) => Record<string, unknown>): unknown {
  const methods: Record<string, Method> = {}
  for (const name of names) methods[name] = (...args) => work(`${type}.${name}`, name, find, argsOf(name, args), objectOf(args[0]))
  return factory(type, methods)
}

// Answers by callbacks alone: a promise that nobody looks at must not become an error.
function work(api: string, name: string, find: FindNode, args: Record<string, unknown>, options: Record<string, unknown>): void {
  const fn = (value: unknown) => (typeof value === 'function' ? (value as (result: Result) => unknown) : undefined)
  const call = { api, success: fn(options['success']), fail: fn(options['fail']), complete: fn(options['complete']), progress: undefined }
  const found = find()
  const done = (answer: unknown): void => {
    if (answer === null || answer === undefined || answer === false) deliver(call, false, { errMsg: `${name}:fail ${found ? 'the view could not do it' : 'there is no such component on the page'}` })
    else deliver(call, true, { ...objectOf(answer), errMsg: `${name}:ok` })
  }
  if (found) found.page.ask(found.node.id, name, plain(args), done)
  else void Promise.resolve().then(() => done(null))
}

function plain(args: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => typeof value !== 'function'))
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
