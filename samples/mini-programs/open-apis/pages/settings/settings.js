import { ask, show } from '../../services/answers'

const scopes = ['scope.userInfo', 'scope.userLocation', 'scope.writePhotosAlbum', 'scope.record', 'scope.camera']

Page({
  data: { answer: {}, scopes: scopes.map((scope) => ({ scope, name: scope.slice(6), state: '' })) },

  onShow() {
    this.refresh()
  },

  async authorize({ currentTarget }) {
    await ask(this, 'authorize', { scope: currentTarget.dataset.scope })
    this.refresh()
  },

  async open() {
    await ask(this, 'openSetting')
    this.refresh()
  },

  opened({ detail }) {
    show(this, 'wx.openSetting', detail)
    this.refresh()
  },

  refresh() {
    wx.getSetting({
      success: ({ authSetting }) =>
        this.setData({
          scopes: scopes.map((scope) => ({
            scope,
            name: scope.slice(6),
            state: scope in authSetting ? (authSetting[scope] ? 'allowed' : 'refused') : 'not asked',
          })),
        }),
    })
  },
})
