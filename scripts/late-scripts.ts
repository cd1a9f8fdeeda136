import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { listFiles } from './list-files'

const LATE = 'late'

/**
 * The words of a page come before its code: Next asks for every script in the head, and where the
 * network is quick or the processor slow, they delay the first paint. A type that no browser knows
 * keeps them asleep, and a last inline script wakes them once something was painted. A tab in the
 * background paints nothing and wakes them at once; the timer is for what nobody foresees. A button
 * pressed before the page listens is pressed again once it does.
 */
export function delayScripts(html: string): string {
  if (!BODY_END.test(html)) return html
  const asleep = html
    .replaceAll(SCRIPT_PRELOAD, '')
    .replaceAll(ASYNC_SCRIPT, (tag) => tag.replace('<script', `<script type="${LATE}"`))
  return asleep === html ? html : asleep.replace(BODY_END, `<script>${WAKE}</script>$&`)
}

/** Rewrites every exported page and returns how many there are. */
export function delayScriptsIn(outDir: string): number {
  const pages = listFiles(outDir).filter((name) => name.endsWith('.html'))
  for (const name of pages) {
    const path = join(outDir, name)
    writeFileSync(path, delayScripts(readFileSync(path, 'utf8')))
  }
  return pages.length
}

const BODY_END = /<\/body>(?![\s\S]*<\/body>)/i
const ASYNC_SCRIPT = /<script src="[^"]*" async=""[^>]*>/g
const SCRIPT_PRELOAD = /<link rel="preload" as="script"[^>]*>/g

/** React and the bundler's runtime look for a script by its src as it is written, and async. */
const WAKE = [
  '{const early=[]',
  "const keep=({target})=>{const button=target.closest('button');if(button)early.push(button)}",
  "document.addEventListener('click',keep,true)",
  "addEventListener('alive',()=>{document.removeEventListener('click',keep,true);for(const button of early)button.click()},{once:true})",
  'let awake=false',
  'const wake=()=>{if(awake)return;awake=true',
  `for(const late of document.querySelectorAll('script[type=${LATE}]')){`,
  "const script=document.createElement('script')",
  "for(const {name,value} of late.attributes)if(name!=='type')script.setAttribute(name,value)",
  'late.replaceWith(script)}}',
  "new PerformanceObserver((list)=>{if(list.getEntriesByName('first-contentful-paint').length)wake()}).observe({type:'paint',buffered:true})",
  'if(document.hidden)wake()',
  'setTimeout(wake,1000)}',
]
  .join(';')
  .replaceAll('{;', '{')
