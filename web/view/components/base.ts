import { sheetOf } from '../css'

// Every selector is as weak as a tag name, so that any class of the program wins.
const css = `
:host{--green:#07c160}
[hidden]{display:none!important}
:where(*){scrollbar-width:none}
wx-page{display:flow-root;min-height:100%;position:relative;box-sizing:border-box}
wx-view,wx-form,wx-cover-view,wx-radio-group,wx-checkbox-group,wx-navigator,wx-picker,wx-scroll-view,wx-swiper,wx-swiper-item{display:block}
wx-movable-area,wx-rich-text{display:block}
wx-block,wx-slot,wx-root-portal,wx-match-media,wx-page-container,pergola-portal{display:contents}
wx-page-meta,wx-navigation-bar{display:none}
wx-custom-tab-bar{display:block;position:fixed;left:0;right:0;bottom:0;z-index:9999}
wx-share-element,wx-sticky-section,wx-list-view,wx-list-builder,wx-snapshot,wx-open-container,wx-draggable-sheet,wx-nested-scroll-header,wx-nested-scroll-body,wx-keyboard-accessory{display:block}
wx-span{display:inline}
wx-sticky-header{display:block;position:sticky;top:0;z-index:1}
wx-grid-view,wx-grid-builder{display:grid}
wx-text{white-space:pre-line}
wx-movable-area{position:relative;width:10px;height:10px;overflow:hidden}
wx-swiper-item{overflow:hidden}
wx-rich-text :where(img){max-width:100%}
wx-scroll-view:where(.pergola-paging)>*{scroll-snap-align:start}
wx-scroll-view{width:100%;-webkit-overflow-scrolling:touch;scrollbar-width:none;box-sizing:border-box}
wx-cover-view{line-height:1.2;overflow:hidden;white-space:nowrap}
wx-label{display:inline}
:where([tabindex]:focus-visible){outline:2px solid #576b95;outline-offset:1px}

wx-button{display:block;position:relative;box-sizing:border-box;margin:0 auto;padding:0 14px;border-radius:5px;font-size:18px;font-weight:400;line-height:2.55555556;
  text-align:center;text-decoration:none;color:#000;background-color:#f8f8f8;overflow:hidden;cursor:pointer}
wx-button::after{content:"";position:absolute;box-sizing:border-box;top:0;left:0;width:200%;height:200%;border:1px solid rgba(0,0,0,.2);border-radius:10px;
  transform:scale(.5);transform-origin:0 0;pointer-events:none}
wx-button:where([type=primary]){color:#fff;background-color:#07c160}
wx-button:where([type=warn]){color:#fff;background-color:#e64340}
wx-button:where([plain]){color:#353535;background-color:transparent;border:1px solid #353535}
wx-button:where([plain])::after{border-width:0}
wx-button:where([plain][type=primary]){color:#07c160;border-color:#07c160}
wx-button:where([plain][type=warn]){color:#e64340;border-color:#e64340}
wx-button:where([size=mini]){display:inline-block;line-height:2.3;font-size:13px;padding:0 1.34em}
wx-button:where([disabled]){color:rgba(0,0,0,.3);background-color:#f7f7f7;cursor:default}
wx-button:where([disabled][type=primary]){color:rgba(255,255,255,.6);background-color:#9ed99d}
wx-button:where([disabled][type=warn]){color:rgba(255,255,255,.6);background-color:#ec8b89}
wx-button:where([disabled][plain]){color:rgba(0,0,0,.2);border-color:rgba(0,0,0,.2);background-color:transparent}
wx-button:where([loading])::before{content:"";display:inline-block;width:18px;height:18px;margin-right:6px;vertical-align:-4px;border-radius:50%;box-sizing:border-box;
  border:2px solid currentColor;border-top-color:transparent;opacity:.7;animation:pergola-spin 1s linear infinite}
@keyframes pergola-spin{to{transform:rotate(360deg)}}
:where(.button-hover){box-shadow:inset 0 0 0 99em rgba(0,0,0,.1)}
:where(.navigator-hover){background-color:rgba(0,0,0,.1);opacity:.7}

wx-input,wx-textarea{position:relative;display:block;overflow:hidden;text-overflow:clip;height:auto;min-height:1.4em;cursor:text;user-select:text;-webkit-user-select:text}
wx-textarea{width:300px;height:150px}
wx-textarea:where(.pergola-auto){height:auto!important}
.pergola-field{display:block;width:100%;height:100%;min-height:inherit;margin:0;padding:0;border:0;outline:0;background:none;resize:none;box-sizing:border-box;
  color:inherit;font:inherit;letter-spacing:inherit;text-align:inherit;text-indent:inherit;line-height:inherit;opacity:1}
wx-input>.pergola-field{position:relative;line-height:normal}
.pergola-placeholder{position:absolute;left:0;right:0;top:0;pointer-events:none;white-space:pre-wrap;overflow:hidden}
wx-input>.pergola-placeholder{bottom:0;display:flex;align-items:center;white-space:nowrap}
pergola-line{display:block;top:50%;height:34px;transform:translateY(-50%);border:solid rgba(0,0,0,.15);border-width:.5px 0}
pergola-mask{display:block;inset:0;background:linear-gradient(rgba(255,255,255,.9),rgba(255,255,255,.4) 40%,transparent 40%,transparent 60%,rgba(255,255,255,.4) 60%,rgba(255,255,255,.9))}
:where(.input-placeholder){color:#808080}

pergola-pull{display:flex;align-items:center;justify-content:center;gap:6px;height:0;overflow:hidden;color:#000}
pergola-pull.light{color:#fff}
pergola-pull i{width:7px;height:7px;border-radius:50%;background:currentColor;opacity:.15;animation:pergola-dot 1s infinite}
pergola-pull i:nth-child(2){animation-delay:.2s}
pergola-pull i:nth-child(3){animation-delay:.4s}
@keyframes pergola-dot{30%{opacity:.5}}
@media (prefers-reduced-motion:reduce){pergola-pull i,wx-button::before{animation:none!important}}
`

let sheet: CSSStyleSheet | undefined

/** How built-in components look under the program's own sheets. */
export function baseSheet(): CSSStyleSheet {
  return (sheet ??= sheetOf(css))
}
