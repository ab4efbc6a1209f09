// The engine's clock has whole milliseconds: setData of one field is timed in batches.
const batch = 25
const batches = 40
const lists = 15

function median(values) {
  return values.sort((a, b) => a - b)[values.length >> 1]
}

// The count tells one result from the next.
let results = 0

function result(times) {
  return `${median(times)} ${++results}`
}

function rows(round, length = 1000) {
  return Array.from({ length }, (_, id) => ({ id, title: `row ${id} of round ${round}`, price: id * round }))
}

Page({
  data: { count: 0, result: '', rows: [], big: [] },

  set(data) {
    return new Promise((done) => this.setData(data, done))
  },

  async one() {
    const times = []
    for (let i = 0; i < batches; i++) {
      const started = Date.now()
      for (let j = 0; j < batch; j++) await this.set({ count: i * batch + j })
      times.push((Date.now() - started) / batch)
    }
    this.setData({ result: result(times) })
  },

  async list() {
    const times = []
    for (let i = 1; i <= lists; i++) {
      const data = { rows: rows(i) }
      const started = Date.now()
      await this.set(data)
      times.push(Date.now() - started)
    }
    this.setData({ rows: [], result: result(times) })
  },

  // Ten thousand rows stay for `touch`, which changes one of them.
  async many() {
    const times = []
    for (let i = 1; i <= 3; i++) {
      const data = { rows: rows(i, 10000) }
      const started = Date.now()
      await this.set(data)
      times.push(Date.now() - started)
    }
    this.setData({ result: result(times) })
  },

  async touch() {
    const times = []
    for (let i = 1; i <= lists; i++) {
      const started = Date.now()
      await this.set({ [`rows[${i * 100}].title`]: `touched ${i}` })
      times.push(Date.now() - started)
    }
    this.setData({ rows: [], result: result(times) })
  },

  // A megabyte that the view draws nothing of but its length.
  async megabyte() {
    const times = []
    for (let i = 1; i <= lists; i++) {
      const big = Array.from({ length: 10000 }, (_, n) => ({ n, text: `${i} `.padEnd(85, 'x') }))
      const started = Date.now()
      await this.set({ big })
      times.push(Date.now() - started)
    }
    this.setData({ big: [], result: result(times) })
  },
})
