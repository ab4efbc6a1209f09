import assert from 'node:assert/strict'
import { join } from 'node:path'
import test from 'node:test'
import { deviations, missingFields } from './typings-deviations.mjs'
import { compile, names, ours, peers, shared, takesCallbacks } from './typings.mjs'

// Overloads: `Parameters` sees the last one, which takes callbacks; `First` gives what the first one returns.
const types = `
type Option<F> = F extends (...args: any[]) => any ? Omit<NonNullable<Parameters<F>[0]>, 'success' | 'fail' | 'complete'> : never
type Success<F> = F extends (...args: any[]) => any ? NonNullable<Parameters<F>[0]> extends { success?: infer S } ? NonNullable<S> extends (result: infer R) => any ? R : never : never : never
type First<F> = F extends { (...args: infer _A): infer R; (...args: infer _B): any } ? R : never
type Fields<T> = [T] extends [object] ? keyof T : never
type Shared<T, O> = [T] extends [object] ? Pick<T, keyof T & keyof O> : T
type IsPromise<T> = [T] extends [Promise<any>] ? true : false
type IsNever<T> = [T] extends [never] ? true : false
`
  .trim()
  .split('\n')

const checks = {
  /** The function can be given where WeChat's is expected. */
  call: (api) => `Pick<Theirs, '${api}'> = null! as Pick<Ours, '${api}'>`,
  /** What programs pass to WeChat's can be passed to ours. */
  option: (api) => `Option<Ours['${api}']> = null! as Option<Theirs['${api}']>`,
  /** The fields that both answer are of the type that programs expect; an answer without fields, such as a bare text, is compared whole. */
  result: (api) => `Shared<Success<Theirs['${api}']>, Success<Ours['${api}']>> = null! as Success<Ours['${api}']>`,
  /** A promise is given where WeChat gives one, and only there. */
  promise: (api) => `IsPromise<ReturnType<Theirs['${api}']>> = null! as IsPromise<First<Ours['${api}']>>`,
}

/** Compiles one check for each entry and gives the entries that fail, each with the compiler's words. */
function failing(peer, entries, check) {
  const head = [...types, `type Theirs = ${peer.name}.Wx`, 'type Ours = Pergola.Wx']
  const lines = entries.map((entry, i) => `export const c${i}: ${check(entry)}`)
  const found = compile([...head, ...lines].join('\n'), { references: [join(peer.folder, 'index.d.ts')] })
  assert.deepEqual(found.filter(({ line }) => line < head.length), [], 'the checks themselves compile')
  return found.map(({ line, text }) => ({ ...entries[line - head.length], text }))
}

/** Holds what was found to a list: nothing beside it, and nothing on it that is gone. A row without a peer is for both. */
function hold(peer, found, list, key, all) {
  const listed = list.filter((row) => all.includes(row.api) && (row.peer ?? peer.name) === peer.name).map(key)
  const unlisted = found.filter((f) => !listed.includes(key(f)))
  assert.deepEqual(unlisted.map((f) => `${key(f)}: ${f.text}`), [], 'each deviation is listed with its reason')
  assert.deepEqual(listed.filter((row) => !found.some((f) => key(f) === row)), [], 'what is listed deviates still')
}

test('pergola.d.ts compiles under --strict, and a program can be written with it', () => {
  const code = `
    wx.login().then(({ code, errMsg }) => { const text: string = errMsg; return [code?.length, text] })
    const nothing: void = wx.login({ success: ({ code }) => { const text: string | undefined = code; return text } })
    const info: string = wx.getAccountInfoSync().miniProgram.appId
    const usable: boolean = wx.canIUse('login')
    wx.request({ url: 'https://example.com', success: ({ statusCode }) => statusCode.toFixed() }).abort()
    export { nothing, info, usable }`
  assert.deepEqual(compile(code, { wx: true }), [])
})

test('pergola.d.ts refuses what is wrong', () => {
  const wrong = ['wx.login({ succes() {} })', 'wx.request({})', 'wx.login({ success() {} }).then()', 'wx.getSetting({ withSubscriptions: 1 })', 'wx.noSuchApi()']
  const lines = compile(wrong.join('\n'), { wx: true }).map(({ line }) => line)
  assert.deepEqual([...new Set(lines)], wrong.map((_, line) => line))
})

for (const peer of peers) {
  const all = shared(peer)
  const called = all.filter(takesCallbacks)

  test(`Our wx can be given where ${peer.name}.Wx is expected, but for the listed deviations`, () => {
    const entries = all.flatMap((api) => (called.includes(api) ? Object.keys(checks) : ['call']).map((part) => ({ api, part })))
    assert.ok(entries.length > 80, 'the names are found')
    hold(peer, failing(peer, entries, ({ api, part }) => checks[part](api)), deviations, ({ api, part }) => `${api} ${part}`, all)
  })

  test(`The success results of ${peer.name} are found`, () => {
    const entries = called.map((api) => ({ api }))
    assert.deepEqual(failing(peer, entries, ({ api }) => `[false, false] = null! as [IsNever<Success<Ours['${api}']>>, IsNever<Success<Theirs['${api}']>>]`), [])
  })

  test(`Every field of every success result of ${peer.name} is in ours, but for the listed ones`, () => {
    const entries = called.map((api) => ({ api }))
    const found = failing(peer, entries, ({ api }) => `never = null! as Exclude<Fields<Success<Theirs['${api}']>>, keyof Success<Ours['${api}']>>`)
    const fields = found.flatMap(({ api, text }) => [.../Type '(.*)' is not assignable to type 'never'/.exec(text)[1].matchAll(/"(\w+)"/g)].map(([, field]) => ({ api, field, text })))
    const listed = missingFields.flatMap((row) => row.apis.flatMap((api) => row.fields.map((field) => ({ ...row, api, field }))))
    hold(peer, fields, listed, ({ api, field }) => `${api}.${field}`, all)
  })
}

test('Each deviation says why, and is one of an API of ours', () => {
  for (const { api, apis = [api], why } of [...deviations, ...missingFields]) {
    assert.deepEqual(apis.filter((name) => !names(ours).includes(name)), [])
    assert.match(why, /^.{15,}\.$/)
  }
})
