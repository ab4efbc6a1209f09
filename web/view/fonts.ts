import type { Json } from './protocol'
import { resourceUrl } from './resources'

const loaded = new Set<string>()

/** Loads a font that the SDK has looked at. A font that comes again is loaded once; one that does not load leaves the next of the family's list. */
export async function loadFont(args: { [name: string]: Json }): Promise<void> {
  const key = JSON.stringify(args)
  const family = args['family']
  const url = resourceUrl(args['source'], '')
  if (loaded.has(key) || typeof family !== 'string' || url === '') return
  loaded.add(key)
  const desc = (args['desc'] ?? {}) as { [name: string]: Json }
  const word = (name: string): string => (typeof desc[name] === 'string' ? (desc[name] as string) : 'normal')
  try {
    const face = new FontFace(family, `url("${url.replace(/["\\\n]/g, encodeURIComponent)}")`, { style: word('style'), weight: word('weight') })
    document.fonts.add(await face.load())
  } catch {
    loaded.delete(key)
  }
}
