import { performance } from '../performance'
import type { ObjectMaker } from '.'

/** `wx.getPerformance()`: what was measured of the start, of routes and of first renders. */
export const performanceObject: ObjectMaker = (wx) => {
  wx['getPerformance'] = () => performance
}
