/** Tells whether the user can see the page that the phone is in, whenever that changes. */
export class Visibility {
  private readonly look = (): void => this.tell()

  constructor(private readonly changed: (action: 'hide' | 'show') => void) {
    document.addEventListener('visibilitychange', this.look)
  }

  /** Tells how it is now. */
  tell(): void {
    this.changed(document.hidden ? 'hide' : 'show')
  }

  close(): void {
    document.removeEventListener('visibilitychange', this.look)
  }
}
