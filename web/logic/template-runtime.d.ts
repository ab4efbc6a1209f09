/** The variables that compiled templates read; the build takes them from the template compiler. */
declare module 'template-runtime' {
  export const X: unknown
  export const Y: unknown
  export const Z: unknown
  export const P: (fn: unknown) => unknown
  export const Q: unknown
}
