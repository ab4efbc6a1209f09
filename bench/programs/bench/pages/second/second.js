Page({
  data: { title: '', rows: [] },
  onLoad() {
    this.setData({ title: 'Twenty rows', rows: Array.from({ length: 20 }, (_, id) => ({ id, title: `row ${id}` })) })
  },
  open() {},
})
