import { topPage } from '../../program/pages'
import { logicApi } from '../logic-api'
import type { ObjectMaker } from '.'

/** `wx.getSelectedTextRange()`: only the view knows where the cursor is. */
export const selection: ObjectMaker = (wx) => {
  wx['getSelectedTextRange'] = logicApi('getSelectedTextRange', (_, done) => {
    const page = topPage()
    if (!page) return done('no page is open')
    page.context.ask(1, 'selectedText', null, (range) => (range ? done(null, range as Record<string, unknown>) : done('no input has the focus')))
  })
}
