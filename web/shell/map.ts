export interface Point {
  latitude: number
  longitude: number
}

const svg = 'http://www.w3.org/2000/svg'
const width = 320
const height = 180

/** A plain map without a network: a grid, the places, and a pin. A tap moves the pin. */
export class PlaceMap {
  readonly element = document.createElementNS(svg, 'svg')
  private pin: Point
  private middle: Point
  private span = 0.01

  constructor(label: string, private readonly places: Point[], pin: Point, moved: (point: Point) => void) {
    this.pin = this.middle = pin
    this.element.setAttribute('viewBox', `0 0 ${width} ${height}`)
    this.element.setAttribute('class', 'pg-map')
    this.element.setAttribute('role', 'img')
    this.element.setAttribute('aria-label', label)
    this.element.addEventListener('click', (event) => {
      const box = this.element.getBoundingClientRect()
      moved(this.at(((event.clientX - box.left) / box.width) * width, ((event.clientY - box.top) / box.height) * height))
    })
    this.fit()
    this.move(pin)
  }

  /** Puts the pin somewhere; the map follows when the place is not on it. */
  move(pin: Point): void {
    this.pin = pin
    const { x, y } = this.place(pin)
    if (x < 8 || x > width - 8 || y < 24 || y > height - 8) {
      this.middle = pin
      if (this.places.length > 0) this.fit()
    }
    this.draw()
  }

  // So much of the world that every place near the pin can be seen.
  private fit(): void {
    const near = [...this.places, this.pin].filter((one) => Math.abs(one.latitude - this.pin.latitude) < 1 && Math.abs(one.longitude - this.pin.longitude) < 1)
    const latitudes = near.map((one) => one.latitude)
    const longitudes = near.map((one) => one.longitude)
    this.middle = { latitude: (Math.min(...latitudes) + Math.max(...latitudes)) / 2, longitude: (Math.min(...longitudes) + Math.max(...longitudes)) / 2 }
    const tall = (Math.max(...latitudes) - Math.min(...latitudes)) * (width / height)
    this.span = 1.4 * Math.max(tall, (Math.max(...longitudes) - Math.min(...longitudes)) * this.narrowing, 0.01)
  }

  private draw(): void {
    const lines: Element[] = []
    for (let x = 0; x <= width; x += 40) lines.push(line(x, 0, x, height))
    for (let y = 10; y <= height; y += 40) lines.push(line(0, y, width, y))
    lines.push(path('M-10 138C60 120 96 168 150 146S262 96 340 118', 'pg-map-water'), path('M52 -10L88 190M-10 52L340 34M236 -10L204 190', 'pg-map-road'))
    const dots = this.places.map((one) => {
      const { x, y } = this.place(one)
      const dot = document.createElementNS(svg, 'circle')
      dot.setAttribute('cx', x.toFixed(1))
      dot.setAttribute('cy', y.toFixed(1))
      dot.setAttribute('r', '5')
      dot.setAttribute('class', 'pg-map-place')
      return dot
    })
    const { x, y } = this.place(this.pin)
    const pin = path('M0 0C-9 -11 -9 -24 0 -24S9 -11 0 0zM-2.5 -16a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0', 'pg-map-pin')
    pin.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`)
    this.element.replaceChildren(...lines, ...dots, pin)
  }

  private get narrowing(): number {
    return Math.max(0.1, Math.cos((this.middle.latitude * Math.PI) / 180))
  }

  private place({ latitude, longitude }: Point): { x: number; y: number } {
    const scale = width / this.span
    return { x: width / 2 + (longitude - this.middle.longitude) * this.narrowing * scale, y: height / 2 - (latitude - this.middle.latitude) * scale }
  }

  private at(x: number, y: number): Point {
    const scale = width / this.span
    const round = (value: number, most: number) => Math.max(-most, Math.min(most, Math.round(value * 1e6) / 1e6))
    return {
      latitude: round(this.middle.latitude - (y - height / 2) / scale, 90),
      longitude: round(this.middle.longitude + (x - width / 2) / scale / this.narrowing, 180),
    }
  }
}

function line(x1: number, y1: number, x2: number, y2: number): Element {
  return path(`M${x1} ${y1}L${x2} ${y2}`, 'pg-map-grid')
}

function path(d: string, className: string): SVGPathElement {
  const el = document.createElementNS(svg, 'path')
  el.setAttribute('d', d)
  el.setAttribute('class', className)
  return el
}
