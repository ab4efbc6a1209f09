import { text } from './services/text'

App({
  onLaunch() {
    // app.json knows one language; the tab bar follows the user's, where the superapp can do it.
    if (!wx.canIUse('setTabBarItem')) return
    wx.setTabBarItem({ index: 0, text: text.tabLogin })
    wx.setTabBarItem({ index: 1, text: text.tabAccount })
  },
  user: null,
})
