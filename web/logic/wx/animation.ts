interface Options {
  duration?: number
  timingFunction?: string
  delay?: number
  transformOrigin?: string
}

interface Animate {
  type: string
  args: unknown[]
}

const TRANSFORMS = [
  'rotate', 'rotateX', 'rotateY', 'rotateZ', 'rotate3d', 'scale', 'scaleX', 'scaleY', 'scaleZ', 'scale3d',
  'translate', 'translateX', 'translateY', 'translateZ', 'translate3d', 'skew', 'skewX', 'skewY', 'matrix', 'matrix3d',
]
const STYLES = ['opacity', 'backgroundColor', 'width', 'height', 'top', 'left', 'right', 'bottom']

const kebab = (name: string): string => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)
const length = (value: unknown): unknown => (typeof value === 'number' ? `${value}px` : value)

/** `wx.createAnimation()`: `export()` gives the data that the view's `animation` attribute takes. */
export function createAnimation(options: Options = {}): Record<string, unknown> {
  const defaults = { duration: 400, timingFunction: 'linear', delay: 0, transformOrigin: '50% 50% 0', ...options }
  let steps: unknown[] = []
  let current: Animate[] = []
  const animation: Record<string, unknown> = {
    step(own: Options = {}) {
      const { transformOrigin, ...transition } = { ...defaults, ...own }
      steps.push({ animates: current, option: { transformOrigin, transition } })
      current = []
      return animation
    },
    export() {
      const actions = steps
      steps = []
      return { actions }
    },
  }
  for (const type of TRANSFORMS) {
    animation[type] = (...args: unknown[]) => {
      current.push({ type, args })
      return animation
    }
  }
  for (const name of STYLES) {
    animation[name] = (value: unknown) => {
      current = current.filter((a) => !(a.type === 'style' && a.args[0] === kebab(name)))
      current.push({ type: 'style', args: [kebab(name), name === 'opacity' || name === 'backgroundColor' ? value : length(value)] })
      return animation
    }
  }
  return animation
}
