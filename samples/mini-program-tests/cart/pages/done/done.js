Page({
  data: { total: '' },

  onLoad(query) {
    this.setData({ total: query.total })
  },
})
