import { safeCss, sheetOf } from './css'

/** The style sheets of one page, in the order of the cascade. */
export class PageSheets {
  private readonly sheets = new Map<string, CSSStyleSheet>()
  private readonly fonts = new Map<string, CSSStyleSheet>()

  constructor(private readonly root: ShadowRoot, private readonly base: readonly CSSStyleSheet[]) {
    this.adopt()
  }

  put(path: string, css: string): void {
    const text = safeCss(css, path)
    const sheet = this.sheets.get(path)
    if (sheet) sheet.replaceSync(text)
    else this.sheets.set(path, sheetOf(text))
    this.liftFonts(path)
    this.adopt()
  }

  drop(): void {
    const mine = new Set(this.fonts.values())
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => !mine.has(sheet))
  }

  private adopt(): void {
    this.root.adoptedStyleSheets = [...this.base, ...this.sheets.values()]
  }

  // A browser ignores @font-face inside a shadow tree, so these rules move to the document.
  private liftFonts(path: string): void {
    const old = this.fonts.get(path)
    const rules = [...this.sheets.get(path)!.cssRules].filter((rule) => rule instanceof CSSFontFaceRule)
    const kept = document.adoptedStyleSheets.filter((sheet) => sheet !== old)
    this.fonts.delete(path)
    if (rules.length > 0) {
      const sheet = sheetOf(rules.map((rule) => rule.cssText).join('\n'))
      this.fonts.set(path, sheet)
      kept.push(sheet)
    }
    if (old || rules.length > 0) document.adoptedStyleSheets = kept
  }
}
