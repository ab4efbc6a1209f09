import { reportError } from '../errors'
import { space } from './space'

type Definition = Record<string, unknown> & { behaviors?: unknown[] }

const built = new Map<string, unknown>()

interface Host {
  _$: { getBackendElement(): { setAttribute(name: string, value: unknown): void } | null }
}

// The SDK reads a form field's name and value from the host's attributes, as from a built-in control.
const formField = {
  properties: { name: { type: String, value: '' }, value: { type: null, value: '' } },
  observers: {
    'name, value'(this: Host, name: unknown, value: unknown) {
      const node = this._$.getBackendElement()
      node?.setAttribute('name', name)
      node?.setAttribute('value', value)
    },
  },
}

const DEFINITIONS: Record<string, object> = {
  'wx://form-field': formField,
  'wx://form-field-group': {},
  'wx://form-field-button': {},
  'wx://component-export': {},
}

function builtin(name: string): unknown {
  let behavior = built.get(name)
  if (behavior === undefined) {
    behavior = space.behavior().definition(DEFINITIONS[name] as never).register()
    built.set(name, behavior)
  }
  return behavior
}

/** Replaces the names of built-in behaviors in a definition by the behaviors, and leaves out what is none. */
export function resolveBehaviors<T extends Definition>(given: T, path: string): T {
  const definition = withTargets(given)
  if (!Array.isArray(definition.behaviors)) return definition
  const behaviors: unknown[] = []
  for (const behavior of definition.behaviors) {
    if (typeof behavior === 'string' && behavior in DEFINITIONS) behaviors.push(builtin(behavior))
    else if (typeof behavior === 'object' && behavior !== null) behaviors.push(behavior)
    else reportError(new Error(`${path}: behaviors names ${JSON.stringify(behavior)}, which is no behavior`), path)
  }
  return { ...definition, behaviors }
}

// The adapter takes the behaviors that relations name for its own; the framework wants what they stand for.
function withTargets<T extends Definition>(definition: T): T {
  const relations = definition['relations']
  if (typeof relations !== 'object' || relations === null) return definition
  const resolved = Object.entries(relations as Record<string, { target?: { _$?: unknown } } | null>).map(([name, relation]) =>
    [name, relation?.target?._$ === undefined ? relation : { ...relation, target: relation.target._$ }] as const)
  return { ...definition, relations: Object.fromEntries(resolved) }
}
