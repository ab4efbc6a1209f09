import { post } from '../../services/backend'
import { ask, show } from '../../services/answers'

Page({
  data: { answer: {}, user: null },

  async login() {
    const { code } = await ask(this, 'login')
    if (!code) return
    try {
      // Only the server can turn the code into a user; the program never sees the session key.
      const { data } = await post('/getUserInfo', { code })
      getApp().user = data
      this.setData({ user: data })
    } catch (error) {
      show(this, '/getUserInfo', { errMsg: `getUserInfo:fail ${error.message}` })
    }
  },

  check() {
    ask(this, 'checkSession')
  },
})
