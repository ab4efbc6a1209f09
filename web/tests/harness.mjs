// Runs the two bundles as the SDK does: in contexts without any powers, with host functions that compile on the fly.
import { readFileSync } from 'node:fs'
import { Script, createContext, runInContext } from 'node:vm'
import { ViewTree } from './view-tree.mjs'

const bundle = (name) => new Script(readFileSync(new URL(`../dist/${name}.js`, import.meta.url), 'utf8'), { filename: `${name}.js` })
const templates = readFileSync(new URL('../dist/templates.wasm', import.meta.url)).toString('base64')
const scripts = { compiler: bundle('compiler'), logic: bundle('logic') }

/** A compiler over files that `read` gives. */
export function compilerOver(read) {
  const context = createContext({ console, __host_templateCompiler: () => templates })
  scripts.compiler.runInContext(context)
  context.__host_readText = read
  const parse = (answer, code = 'code') => ({ ...JSON.parse(answer.slice(0, answer.indexOf('\n'))), [code]: answer.slice(answer.indexOf('\n') + 1) })
  return {
    template: (path, source) => parse(context.__compile_template(path, source)),
    script: (path, source) => {
      const { code, problems } = parse(context.__compile_script(path, source))
      return { code, problems }
    },
    map: (path, source) => { const map = context.__map(path, source); return map === '' ? null : JSON.parse(map) },
    style: (path, scoped = false) => parse(context.__compile_style(path, scoped), 'css'),
  }
}

let shared
let sharedRead
function sharedCompiler(read) {
  sharedRead = read
  shared ??= compilerOver((path) => sharedRead(path))
  return shared
}

const TOKEN = 'secret-token'

export const turn = () => new Promise((resolve) => setImmediate(resolve))

/**
 * A mini program in memory.
 * @param files path to text
 * @param options `apis`, `events`, `unsupported` for boot; `answers`: api name to a function of its parameters
 */
export class Program {
  pages = new Map()
  events = []
  calls = []
  batches = []
  autoAck = true
  lastPage = 0

  constructor(files, options = {}) {
    this.files = files
    this.options = options
    const read = typeof files === 'function' ? files : (path) => files[path]
    const compiler = sharedCompiler(read)
    const compile = (path, run) => {
      const source = read(path)
      if (source === undefined) return undefined
      sharedRead = read
      const { problems, ...result } = run(path, source)
      const fatal = problems.find((p) => p.fatal)
      if (fatal) throw new Error(`${fatal.file}:${fatal.line}:${fatal.column}: ${fatal.message}`)
      return result
    }
    this.context = createContext({ console, setTimeout, clearTimeout, setInterval, clearInterval })
    Object.assign(this.context, {
      __host_token: TOKEN,
      __host_call: (api, params, call) => {
        this.calls.push({ api, params: JSON.parse(params), call })
        return options.answers?.[api]?.(JSON.parse(params), call)
      },
      __host_callSync: (api, params) => options.answers?.[api]?.(JSON.parse(params)) ?? `-{"errMsg":"${api}:fail no answer"}`,
      __host_abort: (call) => this.calls.push({ abort: call }),
      __host_ops: (page, seq, ops) => {
        const parsed = JSON.parse(ops)
        this.batches.push({ page, seq, ops: parsed })
        this.tree(page).apply(parsed)
        if (this.autoAck) setImmediate(() => this.enter('__ack', page, seq))
      },
      __host_module: (path) => compile(path, compiler.script)?.code,
      __host_template: (path) => compile(path, compiler.template)?.code,
      __host_sheet: (path) => compile(path, () => compiler.style(path, JSON.parse(read(path.replace('.wxss', '.json')) ?? '{}').component === true))?.css,
      __host_component: (path) => read(`${path}.json`) ?? (read(`${path}.wxml`) === undefined ? undefined : '{}'),
      __host_event: (name, data) => this.events.push({ name, ...JSON.parse(data.startsWith('{') ? data : `{"value":${data}}`) }),
    })
    if (!options.plainEval) this.context.__host_evaluate = (source, filename) => void new Script(source, { filename }).runInContext(this.context)
    scripts.logic.runInContext(this.context)
    this.enter('__boot', JSON.stringify({ appId: 'wx1', config: JSON.parse(read('app.json') ?? '{}'), device: { windowWidth: 375, windowHeight: 603 }, ...options.boot }))
    this.enter('__launch', JSON.stringify({ path: '', query: {}, scene: 1001 }))
  }

  enter(name, ...args) {
    return this.context[name](TOKEN, ...args)
  }

  /** Lets microtasks, paints and their callbacks run. */
  async settle() {
    for (let i = 0; i < 4; i++) await turn()
  }

  tree(page = this.lastPage) {
    if (!this.pages.has(page)) this.pages.set(page, new ViewTree())
    return this.pages.get(page)
  }

  async open(route, query = {}, options = {}) {
    const id = ++this.lastPage
    this.enter('__openPage', id, route, JSON.stringify(query), JSON.stringify(options))
    this.enter('__page', id, 'show', '')
    await this.settle()
    return id
  }

  fire(node, type, event = {}, page = this.lastPage) {
    return this.enter('__event', page, node.id, type, JSON.stringify(event))
  }

  async tap(name, page = this.lastPage) {
    const caught = this.fire(this.tree(page).byId(name), 'tap', { detail: { x: 1, y: 2 }, touches: [], changedTouches: [], ts: 5 }, page)
    await this.settle()
    return caught
  }

  evaluate(code) {
    return new Script(code).runInContext(this.context)
  }

  /** A value of the program's world, as one of the test's. */
  json(code) {
    const text = this.evaluate(`JSON.stringify(${code})`)
    return text === undefined ? undefined : JSON.parse(text)
  }

  errors() {
    return this.events.filter((e) => e.name === 'error' || e.name === 'renderError').map((e) => e.message)
  }
}
