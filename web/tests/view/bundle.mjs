import { build } from 'esbuild'

/** A module of the view, bundled for node: only what needs no DOM can be tried this way. */
export async function load(path) {
  const { outputFiles } = await build({ entryPoints: [new URL(`../../view/${path}`, import.meta.url).pathname], bundle: true, write: false, format: 'esm', target: 'es2022', logLevel: 'silent' })
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)
}
