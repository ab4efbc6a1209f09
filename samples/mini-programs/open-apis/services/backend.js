// This program's own server. `pergola run` sends the origin to the sample backend on this machine.
const origin = 'https://account.example'

export const appid = () => wx.getAccountInfoSync().miniProgram.appId

/** Sends JSON, and gives the answer of the server as it is. */
export function post(path, data) {
  return new Promise((resolve, reject) => {
    wx.request({
      url: origin + path,
      method: 'POST',
      data: { appid: appid(), ...data },
      success({ data: answer }) {
        if (answer && answer.code === 200) resolve(answer)
        else reject(new Error((answer && answer.data && answer.data.msg) || 'The server gave no answer.'))
      },
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    })
  })
}

/** The user of this run; logs in where nobody has yet. */
export async function user() {
  const app = getApp()
  if (!app.user) {
    const { code } = await wx.login()
    app.user = (await post('/getUserInfo', { code })).data
  }
  return app.user
}
