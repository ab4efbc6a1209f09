import type { GeneralComponent } from 'glass-easel'
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { PageContext } from '../render/context'

const env = new MiniProgramEnv()

/** The one space of the program's components. */
export const space = env.createCodeSpace('', true)

/** The framework's own side of it. */
export const components = space.getComponentSpace()

components.updateComponentOptions({
  // The view and selector queries need the author's ids.
  writeIdToDOM: true,
  // A handler may be a function that was put on the page after it was made.
  useMethodCallerListeners: true,
})

// Also of components without a host node of their own, which the view never hears of.
space.setOverallBehavior(
  components
    .defineWithMethodCaller()
    .lifetime('attached', function (this: unknown) {
      const component = (this as { _$: GeneralComponent })._$
      const context = component.getBackendContext()
      if (context instanceof PageContext) context.attached(component)
    })
    .registerBehavior() as never,
)
