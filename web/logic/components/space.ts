import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'

const env = new MiniProgramEnv()

/** The one space of the program's components. */
export const space = env.createCodeSpace('', true)

export const components = space.getComponentSpace()

components.updateComponentOptions({
  // The view and selector queries need the author's ids.
  writeIdToDOM: true,
  // A handler may be a function that was put on the page after it was made.
  useMethodCallerListeners: true,
})
