import { dataUtils } from 'glass-easel'
import { reportError } from '../errors'
import { resolveBehaviors } from './builtin-behaviors'
import { space } from './space'
import { usesSeveralSlots } from './templates'

type Definition = Record<string, unknown> & { behaviors?: unknown[]; options?: Record<string, unknown> }
type Builder = { definition(def: unknown): Builder; init(run: (this: Record<string, unknown>) => void): Builder; register(): unknown }

let loading: string | null = null
const defined = new Set<string>()

export function isDefined(path: string): boolean {
  return defined.has(path)
}

/** Runs a component's module: what it registers is the component at `path`. */
export function whileLoading(path: string, run: () => void): void {
  const outer = loading
  loading = path
  try {
    run()
  } finally {
    loading = outer
  }
}

function target(what: string): string {
  if (loading === null) throw new Error(`${what}() may only be called while the file of a page or component is loaded`)
  return loading
}

export function defineComponent(definition?: Definition): unknown {
  const path = target('Component')
  if (definition === undefined) return space.component(path)
  return register(path, space.component(path) as unknown as Builder, definition)
}

function register(path: string, builder: Builder, definition: Definition): unknown {
  applyIsolation(path, definition.options)
  const result = builder.definition(resolveBehaviors(withSlots(definition, path), path)).register()
  defined.add(path)
  return result
}

// A component may say its isolation in its options instead of its json.
function applyIsolation(path: string, options: Record<string, unknown> | undefined): void {
  const config = space.getComponentStaticConfig(path)
  if (!config || !options) return
  if (config.styleIsolation === undefined && typeof options['styleIsolation'] === 'string') config.styleIsolation = options['styleIsolation'] as never
  if (config.addGlobalClass === undefined && options['addGlobalClass'] === true) config.addGlobalClass = true
}

function withSlots(definition: Definition, path: string): Definition {
  const options = definition.options
  if (!usesSeveralSlots(path) || options?.['multipleSlots'] !== undefined || options?.['dynamicSlots']) return definition
  return { ...definition, options: { ...options, multipleSlots: true } }
}

/** A behavior; with no definition, the builder of the chaining API. */
export const defineBehavior = Object.assign(
  (definition?: Definition): unknown =>
    definition === undefined ? space.behavior() : space.behavior().definition(resolveBehaviors(definition, 'Behavior') as never).register(),
  { trait: space.traitBehavior.bind(space) as unknown },
)

const COMPONENT_FIELDS = new Set(['data', 'behaviors', 'options', 'observers', 'lifetimes', 'pageLifetimes', 'relations', 'externalClasses', 'properties'])

/** A page: its functions are methods, its data is data, and its other fields are copied to each instance. */
export function definePage(options: Definition): void {
  const path = target('Page')
  if (typeof options !== 'object' || options === null) {
    reportError(new Error('Page() needs an object'), path)
    return
  }
  const definition: Definition = {}
  const methods: Record<string, unknown> = {}
  const fields: Record<string, unknown> = {}
  // Also inherited ones: pages are made from classes, too.
  for (const key in options) {
    const value = options[key]
    if (COMPONENT_FIELDS.has(key)) definition[key] = value
    else if (typeof value === 'function') methods[key] = value
    else fields[key] = value
  }
  const builder = space.component(path) as unknown as Builder
  builder.init(function () {
    Object.assign(this, dataUtils.deepCopy(fields, true))
  })
  register(path, builder, { ...definition, methods })
}
