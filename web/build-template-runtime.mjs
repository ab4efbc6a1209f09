// Gives the bundle the few variables that compiled templates read, from the pinned template compiler itself.
import { createRequire } from 'node:module'

export const templateRuntime = {
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
