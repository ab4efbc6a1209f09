import { Element, type GeneralComponent } from 'glass-easel'

/** Runs `ready` of components that have been painted: inner ones before those around them. */
export function runReady(components: GeneralComponent[]): void {
  const byDepth = components.map((component) => ({ component, depth: depth(component) })).sort((a, b) => b.depth - a.depth)
  for (const { component } of byDepth) if (Element.isAttached(component)) component.triggerLifetime('ready', [])
}

function depth(component: GeneralComponent): number {
  let n = 0
  for (let at = component.ownerShadowRoot?.getHostNode(); at; at = at.ownerShadowRoot?.getHostNode()) n++
  return n
}
