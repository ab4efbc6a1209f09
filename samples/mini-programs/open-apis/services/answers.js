// Long values, such as encryptedData, are cut: the page is for reading.
function short(key, value) {
  return typeof value === 'string' && value.length > 72 ? value.slice(0, 64) + ' ... ' + value.length + ' characters' : value
}

/** Puts an answer on the page: errMsg first, then whatever else came with it. */
export function show(page, name, result) {
  const { errMsg = '', ...rest } = result || {}
  const more = Object.keys(rest).length > 0 ? '\n' + JSON.stringify(rest, short, 2) : ''
  const number = (page.data.answer.number || 0) + 1
  page.setData({ answer: { name, number, ok: !/:fail/.test(errMsg), text: errMsg + more } })
}

/** Calls wx[name] and shows what comes back, whether it went well or not. */
export function ask(page, name, params) {
  return new Promise((resolve) => {
    wx[name]({
      ...params,
      success: resolve,
      fail: resolve,
      complete: (result) => show(page, 'wx.' + name, result),
    })
  })
}
