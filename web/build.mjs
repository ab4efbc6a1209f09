// Bundles the five programs of this folder: the logic boot, the workers' boot and the compiler run in script engines,
// the view client in the sandboxed frame, the shell in the page around it.
import { build } from 'esbuild'
import { createRequire } from 'node:module'
import { readFile, writeFile, mkdir, copyFile } from 'node:fs/promises'
import { regionScript } from './regions.mjs'

const common = {
  bundle: true,
  format: 'iife',
  legalComments: 'none',
  minify: true,
  target: 'es2020',
  logLevel: 'warning',
  outdir: 'dist',
  define: { 'process.env.NODE_ENV': '"production"' },
}

// The template compiler's package reads its WebAssembly from a file; the engine has none, so the host gives the bytes. A literal in the bundle would do, but the engine
// takes longer to read it than the WebAssembly itself.
const hostWasm = {
  name: 'host-wasm',
  setup(b) {
    b.onLoad({ filter: /glass_easel_template_compiler\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      await copyFile(path.replace(/\.js$/, '_bg.wasm'), 'dist/templates.wasm')
      const contents = source
        .replace(/const path = require\('path'\)[^\n]*\n/, '')
        .replace(/const bytes = require\('fs'\)[^\n]*\n/, `const bytes = globalThis.__pergolaDecodeBase64(globalThis.__host_templateCompiler());\n`)
        .replace(/const \{ TextEncoder, TextDecoder \} = require\(`util`\);|const \{ TextDecoder, TextEncoder \} = require\(`util`\);/, '')
      return { contents, loader: 'js' }
    })
  },
}

// A long loop at the top of a module is a loop in the function that is the whole bundle, and the engine compiles that function for it, at a cost of half a second.
const loopsApart = {
  name: 'loops-apart',
  setup(b) {
    b.onLoad({ filter: /sucrase[\\/]dist[\\/]esm[\\/]parser[\\/]util[\\/]identifier\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      const contents = source.replace(/^for \([\s\S]*?^\}/gm, (loop) => `(() => {${loop}})();`)
      if (contents === source) throw new Error(`${path}: no loop found`)
      return { contents, loader: 'js' }
    })
  },
}

// Compiled templates read a few variables; they come from the pinned template compiler itself.
const templateRuntime = {
  name: 'template-runtime',
  setup(b) {
    b.onResolve({ filter: /^template-runtime$/ }, () => ({ path: 'template-runtime', namespace: 'template-runtime' }))
    b.onLoad({ filter: /.*/, namespace: 'template-runtime' }, () => {
      const { TmplGroup } = createRequire(import.meta.url)('glass-easel-template-compiler')
      const names = TmplGroup.getRuntimeVarList()
      return { contents: `${new TmplGroup().getRuntimeString()}\nexport { ${names} }`, loader: 'js' }
    })
  },
}

// The view's frame is one document: a frame of opaque origin keeps nothing that it fetched, so each part would be fetched anew for every opening.
async function frame() {
  const { outputFiles } = await build({ ...common, entryPoints: { script: 'view/main.ts', sheet: 'view/view.css' }, write: false })
  const text = (extension) => outputFiles.find(({ path }) => path.endsWith(extension)).text.trim()
  const page = await readFile('view/frame.html', 'utf8')
  await writeFile('dist/frame.html', page.replace('/* view.css */', () => text('.css')).replace('/* view.js */', () => text('.js')))
}

await mkdir('dist', { recursive: true })
await Promise.all([
  build({ ...common, entryPoints: { logic: 'logic/main.ts' }, plugins: [templateRuntime] }),
  build({ ...common, entryPoints: { worker: 'worker/main.ts' } }),
  build({ ...common, entryPoints: { compiler: 'compiler/main.ts' }, plugins: [hostWasm, loopsApart], alias: { path: './compiler/no-node.ts', url: './compiler/no-node.ts', fs: './compiler/no-node.ts', 'source-map-js': './compiler/no-node.ts' } }),
  frame(),
  build({ ...common, entryPoints: { shell: 'shell/main.ts' } }),
  build({ ...common, entryPoints: { shell: 'shell/shell.css' } }),
])
await writeFile('dist/regions.js', regionScript())
