import valueParser from 'postcss-value-parser'
import { resolvePath } from './paths'

/** Rewrites a declaration's value: `rpx` becomes a calc over `--rpx`, and package paths in `url()` become absolute. */
export function rewriteValue(value: string, file: string): string {
  const hasUrl = value.includes('url(')
  if (!hasUrl && !/rpx/i.test(value)) return value
  const parsed = valueParser(value)
  parsed.walk((node) => {
    if (node.type === 'function' && node.value.toLowerCase() === 'url') {
      const target = node.nodes[0]
      if (target && (target.type === 'word' || target.type === 'string')) target.value = absoluteUrl(target.value, file)
      return false
    }
    if (node.type === 'word') {
      const size = valueParser.unit(node.value)
      if (size && size.unit.toLowerCase() === 'rpx') node.value = Number(size.number) === 0 ? '0px' : `calc(${Number(size.number)} * var(--rpx))`
    }
    return undefined
  })
  return parsed.toString()
}

// A media query cannot read a variable: there, a rpx is the half pixel that it is on the reference screen of 375 px.
export function rewriteMedia(params: string): string {
  return params.replace(/(\d*\.?\d+)rpx/gi, (_, n: string) => `${Number(n) / 2}px`)
}

function absoluteUrl(url: string, file: string): string {
  return url === '' || /^([a-z][a-z0-9+.-]*:|\/\/|#)/i.test(url) ? url : `/${resolvePath(file, url)}`
}
