// A view in memory: applies operations and complains about every one that the protocol does not allow.
export class ViewTree {
  nodes = new Map()
  sheets = new Map()
  calls = []

  apply(ops) {
    for (const [name, ...rest] of ops) this[`op_${name}`](...rest)
  }

  at(id) {
    const node = this.nodes.get(id)
    if (!node) throw new Error(`node ${id} does not exist`)
    return node
  }

  op_new(id, tag) {
    if (this.nodes.has(id)) throw new Error(`node ${id} is made twice`)
    this.nodes.set(id, { id, tag, attrs: {}, on: {}, classes: [], style: '', children: [], parent: null })
  }

  op_txt(id, text) {
    this.op_new(id, '#text')
    this.at(id).text = text
  }

  op_ins(parent, id, before) {
    const node = this.at(id)
    if (node.parent) node.parent.children.splice(node.parent.children.indexOf(node), 1)
    const siblings = this.at(parent).children
    const at = before === 0 ? siblings.length : siblings.indexOf(this.at(before))
    if (at < 0) throw new Error(`node ${before} is not below ${parent}`)
    siblings.splice(at, 0, node)
    node.parent = this.at(parent)
  }

  op_rem(parent, id) {
    const siblings = this.at(parent).children
    const at = siblings.indexOf(this.at(id))
    if (at < 0) throw new Error(`node ${id} is not below ${parent}`)
    siblings.splice(at, 1)
    this.at(id).parent = null
  }

  op_del(id) {
    this.at(id)
    this.nodes.delete(id)
  }

  op_text(id, text) { this.at(id).text = text }
  op_attr(id, name, value) { this.at(id).attrs[name] = value }
  op_noattr(id, name) { delete this.at(id).attrs[name] }
  op_class(id, names) { this.at(id).classes = names }
  op_style(id, css) { this.at(id).style = css }
  op_id(id, name) { this.at(id).name = name }
  op_on(id, type, how) { this.at(id).on[type] = how }
  op_call(call, id, method, args) { this.calls.push({ call, id, method, args }) }
  op_draw(canvas, commands) {
    if (canvas > 0 && this.at(canvas).tag !== 'canvas') throw new Error(`node ${canvas} is no canvas`)
    if (!commands.every((command) => typeof command[0] === 'string')) throw new Error('a drawing command has no name')
  }

  op_image() {}
  op_sheet(path, css) { this.sheets.set(path, css) }

  /** The first node for which `test` is true, in the order of the tree. */
  find(test) {
    const walk = (node) => {
      if (test(node)) return node
      for (const child of node.children) {
        const found = walk(child)
        if (found) return found
      }
      return null
    }
    const found = walk(this.at(1))
    if (!found) throw new Error(`no such node in ${this.html()}`)
    return found
  }

  byId(name) { return this.find((n) => n.name === name) }

  html(node = this.at(1)) {
    if (node.tag === '#text') return node.text
    const attrs = { ...(node.name ? { id: node.name } : {}), ...(node.classes.length ? { class: node.classes.join(' ') } : {}), ...(node.style ? { style: node.style } : {}), ...node.attrs }
    const text = Object.entries(attrs).map(([k, v]) => ` ${k}=${typeof v === 'string' ? `"${v}"` : JSON.stringify(v)}`).join('')
    return `<${node.tag}${text}>${node.children.map((c) => this.html(c)).join('')}</${node.tag}>`
  }

  text(node = this.at(1)) {
    return node.tag === '#text' ? node.text : node.children.map((c) => this.text(c)).join('')
  }
}
