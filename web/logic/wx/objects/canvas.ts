import { Component, type Element, type GeneralComponent } from 'glass-easel'
import { Canvas } from '../../canvas/canvas'
import { CanvasContext, type FindCanvas } from '../../canvas/canvas-context'
import { setReader } from '../../canvas/reading'
import { pageOf, topPage } from '../../program/pages'
import type { ViewNode } from '../../render/node'
import type { ObjectMaker } from '.'

type Caller = { _$?: GeneralComponent } | null | undefined
type Api = (options: Record<string, unknown>) => unknown

/** The canvas with a canvas-id: of the component that is given, else of the page on top. */
function finder(id: string, caller: Caller): FindCanvas {
  const component = caller?._$
  const opened = component ? pageOf(component) : topPage()
  return () => {
    const page = opened ?? topPage()
    const node = page?.context.find((candidate) => candidate.canvasId === id && (!component || ownerOf(candidate) === component))
    return page && node ? { page: page.context, node } : undefined
  }
}

function ownerOf(node: ViewNode): GeneralComponent | undefined {
  const element = node.__wxElement as Element | undefined
  return element ? (Component.isComponent(element) ? element : element.ownerShadowRoot?.getHostNode()) : undefined
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

// The SDK is told of the node; the object of the program would not survive the way.
function onNode(api: Api): (options?: unknown, caller?: Caller) => unknown {
  return (options, caller) => {
    const { canvas, canvasId, ...rest } = clamped(objectOf(options))
    if (canvas instanceof Canvas) {
      const page = canvas.page()
      canvas.recorded.flush()
      return settled(api({ ...rest, page: page?.batch.page ?? 0, node: canvas.recorded.id }))
    }
    const found = finder(String(canvasId ?? ''), caller)()
    found?.page.batch.flush()
    return settled(api({ ...rest, canvasId: String(canvasId ?? ''), page: found?.page.batch.page ?? 0, node: found?.node.id ?? 0 }))
  }
}

function settled(answer: unknown): unknown {
  return answer instanceof Promise ? answer.then((result) => withClampedData(result as Record<string, unknown>)) : answer
}

/** Pixels are clamped bytes, also after they went through `setData`, which makes plain objects of them. */
function clamped(options: Record<string, unknown>): Record<string, unknown> {
  const { data, success } = options
  const out = { ...options }
  if (typeof data === 'object' && data !== null && !ArrayBuffer.isView(data) && !(data instanceof ArrayBuffer)) out['data'] = Uint8ClampedArray.from(Object.values(data), Number)
  if (typeof success === 'function') out['success'] = (result: Record<string, unknown>) => (success as (result: unknown) => unknown)(withClampedData(result))
  return out
}

function withClampedData(result: Record<string, unknown>): Record<string, unknown> {
  if (result['data'] instanceof ArrayBuffer) result['data'] = new Uint8ClampedArray(result['data'])
  return result
}

/** `wx.createCanvasContext`, `wx.createOffscreenCanvas`, and the calls that ask the view for what a canvas shows. */
export const canvas: ObjectMaker = (wx, hidden) => {
  setReader(hidden['readCanvas'])
  wx['createCanvasContext'] = (id: unknown, caller?: Caller) => new CanvasContext(String(id), finder(String(id), caller))
  wx['createOffscreenCanvas'] = (...args: unknown[]) => {
    const { width, height } = typeof args[0] === 'object' ? objectOf(args[0]) : { width: args[0], height: args[1] }
    return new Canvas(sizeOr(width, 300), sizeOr(height, 150))
  }
  for (const name of ['canvasToTempFilePath', 'canvasGetImageData', 'canvasPutImageData']) {
    const api = wx[name]
    if (typeof api === 'function') wx[name] = onNode(api as Api)
  }
}

function sizeOr(value: unknown, fallback: number): number {
  const size = Math.floor(Number(value))
  return size > 0 && size <= 8192 ? size : fallback
}
