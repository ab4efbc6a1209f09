import { post } from '../../services/backend'
import { ask, show } from '../../services/answers'

Page({
  data: { answer: {}, phone: '', email: '', avatar: '', name: '' },

  phone({ detail }) {
    this.exchange('getPhoneNumber', '/getUserPhoneDirect', detail, ({ phoneNumber }) => this.setData({ phone: phoneNumber }))
  },

  email({ detail }) {
    this.exchange('getEmail', '/getUserEmailDirect', detail, ({ emailAddress }) => this.setData({ email: emailAddress }))
  },

  avatar({ detail }) {
    show(this, 'wx.chooseAvatar', detail)
    if (detail.avatarUrl) this.setData({ avatar: detail.avatarUrl })
  },

  // A nickname input tells the name that the user took from the superapp or typed.
  name({ detail }) {
    this.setData({ name: detail.value })
  },

  profile() {
    ask(this, 'getUserProfile', { desc: 'Greets you by your name', lang: 'en' })
  },

  info({ detail }) {
    show(this, 'wx.getUserInfo', detail)
  },

  // The event brings a code, never the number: only the server can exchange it. It comes on refusal too, without a code.
  async exchange(api, path, detail, done) {
    show(this, 'wx.' + api, detail)
    if (!detail.code) return
    try {
      done((await post(path, { code: detail.code })).data)
    } catch (error) {
      show(this, path, { errMsg: `${api}:fail ${error.message}` })
    }
  },
})
