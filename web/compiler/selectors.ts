import parser, { type Node, type Selector } from 'postcss-selector-parser'

const FUNCTIONS_OF_NO_SELECTOR = /^:(nth-|lang$|dir$)/

// Names, classes, ids, attributes and pseudo classes with combinators between them: what nearly every sheet is made of, and what needs no parser.
const PLAIN = /^(?:[\w\s.#,>+~*-]|::?[\w-]+(?![\w(-])|:nth-[\w-]+\([\w\s+-]*\)|:not\([\w.#-]+\)|\[[\w-]+(?:[~|^$*]?=(?:"[\w\s.-]*"|'[\w\s.-]*'|[\w-]+))?\])+$/
const TAG = /:nth-[\w-]+\([^)]*\)|\[[^\]]*\]|(^|[\s,>+~(])([a-zA-Z_][\w-]*)/g

/** Rewrites a rule's selector: tag names become `wx-` names, and simple selectors get the scope, if there is one. */
export function rewriteSelector(selector: string, scope: string | null): string {
  if (scope === null && PLAIN.test(selector)) return selector.replace(TAG, (text, before: string | undefined, name: string) => (name === undefined ? text : `${before}wx-${name}`))
  return parser((root) => root.each((s) => rewrite(s, scope))).processSync(selector, { lossless: false })
}

function rewrite(selector: Selector, scope: string | null): void {
  let compound: Node[] = []
  const flush = (): void => {
    if (scope !== null && compound.length > 0) addScope(compound, scope)
    compound = []
  }
  for (const node of [...selector.nodes]) {
    if (node.type === 'combinator') flush()
    else if (node.type !== 'comment') compound.push(node)
    if (node.type === 'tag') node.value = `wx-${node.value}`
    else if (node.type === 'pseudo' && !FUNCTIONS_OF_NO_SELECTOR.test(node.value)) for (const inner of node.nodes) rewrite(inner, scope)
  }
  flush()
}

function addScope(compound: Node[], scope: string): void {
  let named = false
  for (const node of compound) {
    if (node.type === 'class') node.value = `${scope}--${node.value}`
    else if (node.type === 'pseudo' && node.value === ':host') node.replaceWith(parser.className({ value: `${scope}--host` }), ...node.nodes.flatMap((s) => s.nodes.slice()))
    else continue
    named = true
  }
  // A compound with a class needs no more: the class carries the scope.
  if (named) return
  const own = parser.className({ value: `${scope}--` })
  const first = compound[0]!
  if (first.type === 'universal') first.replaceWith(own)
  else if (first.type === 'tag') first.parent!.insertAfter(first as never, own as never)
  else first.parent!.insertBefore(first as never, own as never)
}
