type Frame = Record<string, unknown>

// In the order in which they are applied when a key frame does not say its own.
const TRANSFORMS = [
  'matrix', 'matrix3d', 'translate', 'translate3d', 'translateX', 'translateY', 'translateZ', 'rotate', 'rotate3d', 'rotateX', 'rotateY', 'rotateZ',
  'scale', 'scale3d', 'scaleX', 'scaleY', 'scaleZ', 'skew', 'skewX', 'skewY',
]

const kebab = (name: string): string => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)

/** Key frames of `this.animate()` as those of the view: `{offset, easing, composite, style}`, where `style` is CSS by property. */
export function keyframes(frames: unknown): Frame[] {
  if (!Array.isArray(frames)) return []
  return frames.filter((frame): frame is Frame => typeof frame === 'object' && frame !== null).map(keyframe)
}

function keyframe({ offset, ease, composite, ...given }: Frame): Frame {
  const style: Record<string, string> = {}
  const transforms: string[] = []
  for (const [name, value] of Object.entries(given)) {
    if (TRANSFORMS.includes(name)) transforms.push(`${name}(${(Array.isArray(value) ? value : [value]).map((part, i) => argument(name, part, i)).join(', ')})`)
    else if (value !== null && value !== undefined) style[kebab(name)] = typeof value === 'number' && LENGTHS.test(name) ? `${value}px` : String(value)
  }
  if (transforms.length > 0) style['transform'] = transforms.join(' ')
  const frame: Frame = { style }
  if (typeof offset === 'number') frame['offset'] = offset
  if (typeof ease === 'string') frame['easing'] = ease
  if (typeof composite === 'string') frame['composite'] = composite
  return frame
}

const LENGTHS = /^(width|height|left|top|right|bottom|margin.*|padding.*|border.*(Width|Radius)|fontSize)$/

function argument(name: string, value: unknown, index: number): string {
  if (typeof value !== 'number') return String(value)
  if (/^(rotate|skew)/.test(name)) return name === 'rotate3d' && index < 3 ? String(value) : `${value}deg`
  return name.startsWith('translate') ? `${value}px` : String(value)
}
