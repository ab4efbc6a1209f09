import valueParser from 'postcss-value-parser'
import { resolvePath } from './paths'

// Words with space between them, which need no parser.
const WORDS = /^[\w.#%+\- \t]+$/
const WORD = /[^ \t]+/g

// An address that is not of the package stays as it is.
const OWN_URL = /url\((?!["']?(?:data:|https?:|\/\/))/

/** Rewrites a declaration's value: `rpx` becomes a calc over `--rpx`, and package paths in `url()` become absolute. */
export function rewriteValue(value: string, file: string): string {
  if (!/rpx/i.test(value) && !OWN_URL.test(value)) return value
  if (WORDS.test(value)) return value.replace(WORD, rewriteWord)
  const parsed = valueParser(value)
  parsed.walk((node) => {
    if (node.type === 'function' && node.value.toLowerCase() === 'url') {
      const target = node.nodes[0]
      if (target && (target.type === 'word' || target.type === 'string')) target.value = absoluteUrl(target.value, file)
      return false
    }
    if (node.type === 'word') node.value = rewriteWord(node.value)
    return undefined
  })
  return parsed.toString()
}

function rewriteWord(word: string): string {
  const size = valueParser.unit(word)
  return size && size.unit.toLowerCase() === 'rpx' ? (Number(size.number) === 0 ? '0px' : `calc(${Number(size.number)} * var(--rpx))`) : word
}

// A media query cannot read a variable: there, a rpx is the half pixel that it is on the reference screen of 375 px.
export function rewriteMedia(params: string): string {
  return params.replace(/(\d*\.?\d+)rpx/gi, (_, n: string) => `${Number(n) / 2}px`)
}

function absoluteUrl(url: string, file: string): string {
  return url === '' || /^([a-z][a-z0-9+.-]*:|\/\/|#)/i.test(url) ? url : `/${resolvePath(file, url)}`
}
