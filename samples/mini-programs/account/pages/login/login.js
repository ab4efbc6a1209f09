import { text } from '../../services/text'
import { forget, login, remembered } from '../../services/backend'

Page({
  data: { text, user: null, busy: false, error: '', session: '', sessionOk: false },

  async onLoad() {
    wx.setNavigationBarTitle({ title: text.title })
    // app.json knows one language; the tab bar follows the user's, where the superapp can do it.
    if (wx.canIUse('setTabBarItem')) {
      wx.setTabBarItem({ index: 0, text: text.tabLogin })
      wx.setTabBarItem({ index: 1, text: text.tabAccount })
    }
    const user = await remembered()
    if (user) this.show(user)
  },

  async login() {
    if (this.data.busy) return
    this.setData({ busy: true, error: '', session: '' })
    try {
      this.show(await login())
    } catch (error) {
      this.setData({ error: error.errMsg || error.message })
    } finally {
      this.setData({ busy: false })
    }
  },

  check() {
    wx.checkSession({
      success: () => this.setData({ session: text.sessionLive, sessionOk: true }),
      fail: () => this.setData({ session: text.sessionOver, sessionOk: false }),
    })
  },

  logout() {
    forget()
    getApp().user = null
    this.setData({ user: null, session: '', error: '' })
  },

  show(user) {
    getApp().user = user
    this.setData({ user, source: text[user.source] || user.source })
  },
})
