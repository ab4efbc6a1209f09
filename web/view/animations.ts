import type { Json } from './protocol'

interface Step {
  transition: string
  origin: string
  styles: { [name: string]: string }
  time: number
}

type Fields = { [name: string]: Json }

/** Plays what `wx.createAnimation().export()` gave: one CSS transition after the other. */
export class Animator {
  private readonly held = new Map<string, string>()
  private timer = 0

  constructor(private readonly el: HTMLElement) {}

  /** Starts anew from where the element is now. */
  run(value: Json | undefined): void {
    clearTimeout(this.timer)
    const steps = read(value)
    if (steps.length > 0) this.play(steps, 0)
  }

  /** The inline style was replaced: what the animation has reached stays. */
  restore(): void {
    for (const [name, text] of this.held) this.el.style.setProperty(name, text)
  }

  private play(steps: Step[], at: number): void {
    const step = steps[at]!
    // The element must have been drawn as it was, or there is nothing to come from.
    if (this.el.isConnected) void this.el.offsetWidth
    this.set('transition', step.transition)
    this.set('transform-origin', step.origin)
    for (const [name, text] of Object.entries(step.styles)) this.set(name, text)
    if (at + 1 < steps.length) this.timer = window.setTimeout(() => this.play(steps, at + 1), step.time)
  }

  private set(name: string, text: string): void {
    this.held.set(name, text)
    this.el.style.setProperty(name, text)
  }
}

function read(value: Json | undefined): Step[] {
  const actions = isFields(value) ? value['actions'] : undefined
  return Array.isArray(actions) ? actions.filter(isFields).map(step) : []
}

function step(action: Fields): Step {
  const option = isFields(action['option']) ? action['option'] : {}
  const timing = isFields(option['transition']) ? option['transition'] : {}
  const duration = Number(timing['duration'] ?? 400) || 0
  const delay = Number(timing['delay'] ?? 0) || 0
  const curve = typeof timing['timingFunction'] === 'string' ? timing['timingFunction'] : 'linear'
  const animates = (Array.isArray(action['animates']) ? action['animates'] : []).filter(isFields)
  const styles: { [name: string]: string } = {}
  const transforms: string[] = []
  for (const { type, args } of animates) {
    const values = Array.isArray(args) ? args : []
    if (type === 'style') styles[kebab(String(values[0] ?? ''))] = relative(String(values[1] ?? ''))
    else transforms.push(transform(String(type), values))
  }
  if (transforms.length > 0) styles['transform'] = transforms.join(' ')
  return {
    transition: `all ${duration}ms ${/^[a-z-]+$|^(cubic-bezier|steps)\([^;]*\)$/.test(curve) ? curve : 'linear'} ${delay}ms`,
    origin: typeof option['transformOrigin'] === 'string' ? option['transformOrigin'] : '50% 50% 0',
    styles,
    time: duration + delay,
  }
}

function transform(type: string, args: Json[]): string {
  const unit = type.startsWith('translate') ? (arg: Json | undefined) => length(arg) : /^(rotate|skew)/.test(type) ? degrees : (arg: Json | undefined) => String(arg ?? '')
  if (type === 'rotate3d') return `rotate3d(${args.slice(0, 3).map(String).join(',')},${degrees(args[3])})`
  return `${type}(${args.map(unit).join(',')})`
}

function degrees(arg: Json | undefined): string {
  return typeof arg === 'number' ? `${arg}deg` : String(arg ?? '0deg')
}

function length(arg: Json | undefined): string {
  return typeof arg === 'number' ? `${arg}px` : relative(String(arg ?? ''))
}

function relative(text: string): string {
  return text.replace(/([\d.]+)rpx\b/g, 'calc($1 * var(--rpx))')
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (c) => '-' + c.toLowerCase())
}

function isFields(value: Json | undefined): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
