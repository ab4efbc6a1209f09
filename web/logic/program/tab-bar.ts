import type { GeneralComponent } from 'glass-easel'
import { componentConfig, loadComponent } from '../components/load'
import { components } from '../components/space'
import type { PageContext } from '../render/context'
import type { ViewNode } from '../render/node'

const COMPONENT = 'custom-tab-bar/index'

/** The element around the bar: the view keeps it at the bottom of the window. */
const HOLDER = 'custom-tab-bar'

interface TabBarConfig {
  custom?: boolean
  list?: { pagePath?: string }[]
}

let tabs = new Set<string>()

/** Takes app.json's `tabBar`: the routes that get a bar of the program's own. A program without the component has an ordinary bar. */
export function setTabBar(config: TabBarConfig | undefined): void {
  tabs = new Set(config?.custom === true ? config.list?.map((tab) => (tab.pagePath ?? '').replace(/^\//, '').replace(/\.html$/, '')) : [])
}

function hasTabBar(route: string): boolean {
  return tabs.has(route) && componentConfig(COMPONENT) !== null
}

/** The components whose sheets the bar of a page needs. */
export function tabBarUses(route: string): string[] {
  return hasTabBar(route) ? [...loadComponent(COMPONENT), COMPONENT] : []
}

/** One instance for each tab page, in the page's own tree; null where there is none. */
export function makeTabBar(route: string, page: GeneralComponent, context: PageContext): GeneralComponent | null {
  if (!hasTabBar(route)) return null
  const bar = components.createComponentByUrl(HOLDER, `/${COMPONENT}`, null, context as never)
  const holder = context.createElement(HOLDER, HOLDER)
  holder.appendChild(bar.getBackendElement() as unknown as ViewNode)
  ;(page.getBackendElement() as unknown as ViewNode).appendChild(holder)
  return bar
}
