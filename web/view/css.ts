import { resourceUrl } from './resources'

// One pass over the text: comments, url(...), strings, @import, expression( and rpx lengths. What stands in a string is left alone.
// An escaped spelling of url( passes this filter, and then meets the frame's CSP, which allows no other source.
const token = /\/\*[\s\S]*?(?:\*\/|$)|url\(\s*(?:"((?:\\[\s\S]|[^"\\])*)"|'((?:\\[\s\S]|[^'\\])*)'|((?:\\[\s\S]|[^)\\])*?))\s*\)|"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|@import\b[^;]*(?:;|$)|\bexpression\s*\(|(^|[\s:,(*/+-])([+-]?(?:\d+\.?\d*|\.\d+))rpx\b/gi

/** The text of a sheet or of an inline style, with every URL sent through the host and `rpx` made a length. */
export function safeCss(css: string, base: string): string {
  return css.replace(token, (all, double?: string, single?: string, bare?: string, before?: string, rpx?: string) => {
    if (rpx !== undefined) return `${before}calc(${rpx} * var(--rpx))`
    const url = double ?? single ?? bare
    if (url !== undefined) return cssUrl(resourceUrl(url.replace(/\\([^0-9a-f\n])/gi, '$1'), base))
    if (all.startsWith('/*')) return ''
    if (/^@import/i.test(all)) return ''
    if (/^expression/i.test(all)) return 'none('
    return all
  })
}

function cssUrl(url: string): string {
  return url === '' ? 'none' : `url("${url.replace(/["\\\n]/g, (c) => '\\' + c.charCodeAt(0).toString(16) + ' ')}")`
}

/** A stylesheet object; text that is not CSS gives an empty one. */
export function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  return sheet
}
