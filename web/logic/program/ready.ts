import { Element, type GeneralComponent } from 'glass-easel'
import type { PageContext } from '../render/context'

/** Runs `ready` of the components that were made since it last ran: inner ones before those around them. */
export function runReady(context: PageContext): void {
  const fresh = context.takeFresh() as GeneralComponent[]
  const byDepth = fresh.map((component) => ({ component, depth: depth(component) })).sort((a, b) => b.depth - a.depth)
  for (const { component } of byDepth) if (Element.isAttached(component)) component.triggerLifetime('ready', [])
}

function depth(component: GeneralComponent): number {
  let n = 0
  for (let at = component.ownerShadowRoot?.getHostNode(); at; at = at.ownerShadowRoot?.getHostNode()) n++
  return n
}
