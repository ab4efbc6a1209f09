import { text } from './services/text'

App({
  onLaunch() {
    // app.json knows one language; the tab bar follows the user's.
    wx.setTabBarItem({ index: 0, text: text.tabLogin, fail() {} })
    wx.setTabBarItem({ index: 1, text: text.tabAccount, fail() {} })
  },
  user: null,
})
