const rounds = 10000

// Calls one after the other, each when the one before has been answered.
function chain(call) {
  const started = Date.now()
  let left = rounds
  const next = () => {
    if (left-- > 0) call(next)
    else console.log('microseconds', ((Date.now() - started) * 1000) / rounds)
  }
  next()
}

Page({
  onLoad() {
    wx.setStorageSync('key', 'value')
  },
  callback() {
    chain((next) => wx.getStorage({ key: 'key', success: next }))
  },
  promise() {
    chain((next) => wx.getStorage({ key: 'key' }).then(next))
  },
  later() {
    chain((next) => wx.benchLater({ success: next }))
  },
})
