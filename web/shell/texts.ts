/** The words of the shell, in the user's language; they come from the host in `hello`. */
export class Texts {
  lang = 'en'
  private words: { [name: string]: string } = {}

  take(lang: string, words: { [name: string]: string }): void {
    this.lang = lang
    this.words = words
  }

  /** A word by its name, with `{0}` filled in. */
  get(name: string, ...values: string[]): string {
    return (this.words[name] ?? '').replace(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? '')
  }
}
