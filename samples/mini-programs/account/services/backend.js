// This program's own server. `pergola run` sends the origin to the sample backend on this machine.
const origin = 'https://account.example'

function post(path, data) {
  return new Promise((resolve, reject) => {
    wx.request({
      url: origin + path,
      method: 'POST',
      data,
      success({ data: answer }) {
        if (answer && answer.code === 200) resolve(answer.data)
        else reject(new Error((answer && answer.data && answer.data.msg) || 'The server gave no answer.'))
      },
      fail({ errMsg }) {
        reject(new Error(errMsg))
      },
    })
  })
}

const appid = () => wx.getAccountInfoSync().miniProgram.appId

/** Gives the code of wx.login to the server, which alone can turn it into a user. */
export async function login() {
  const { code } = await wx.login()
  const user = await post('/getUserInfo', { appid: appid(), code })
  wx.setStorageSync('token', user.token)
  return user
}

/** The user of the last login on this device, or null. */
export async function remembered() {
  const token = wx.getStorageSync('token')
  if (!token) return null
  try {
    return await post('/whoAmI', { appid: appid(), token })
  } catch {
    wx.removeStorageSync('token')
    return null
  }
}

export function forget() {
  wx.removeStorageSync('token')
}
