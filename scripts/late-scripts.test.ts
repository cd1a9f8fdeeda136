import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

import { scriptsOf } from './exported-page'
import { delayScripts, delayScriptsIn } from './late-scripts'
import { tempFolder } from './temp-folder'

const page = `<html><head><link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/main.js"/>
<link rel="preload" as="font" href="/_next/static/media/sans.woff2"/>
<script src="/_next/static/chunks/main.js" async=""></script><script>theme()</script>
<script src="/_next/static/chunks/old.js" noModule=""></script></head>
<body><p>Words</p><script src="/_next/static/chunks/page.js" async=""></script>
<script>push("</body> in a text")</script></body></html>`

/** Runs the last inline script of a page against a document that records what it is told. */
function wakeUp(html: string, { hidden }: { readonly hidden: boolean }) {
  const asleep = [...html.matchAll(/<script type="late" ([^>]*)>/g)].map(([, attributes = '']) => ({
    attributes: [...`type="late" ${attributes}`.matchAll(/(\w+)="([^"]*)"/g)].map(
      ([, name = '', value = '']) => ({ name, value }),
    ),
    replaceWith: (script: object) => woken.push(script),
  }))
  const woken: object[] = []
  const painted: (() => void)[] = []
  const timers: (() => void)[] = []
  const clicks: ((click: object) => void)[] = []
  let arrive: () => void = () => undefined
  const script = /<script>(\{const early[\s\S]*?)<\/script>/.exec(html)?.[1] ?? ''
  class PaintObserver {
    constructor(private readonly seen: (list: object) => void) {}
    observe() {
      painted.push(() => this.seen({ getEntriesByName: () => [{}] }))
    }
  }
  const document = {
    hidden,
    addEventListener: (_: string, listen: (click: object) => void) => clicks.push(listen),
    removeEventListener: () => clicks.splice(0),
    querySelectorAll: () => (woken.length === 0 ? asleep : []),
    createElement: () => ({
      setAttribute(this: Record<string, string>, name: string, value: string) {
        this[name] = value
      },
    }),
  }
  new Function('document', 'PerformanceObserver', 'setTimeout', 'addEventListener', script)(
    document,
    PaintObserver,
    (run: () => void) => timers.push(run),
    (_: string, run: () => void) => (arrive = run),
  )
  const run = (all: (() => void)[]) => all.forEach((each) => each())
  const click = (target: object) => clicks.forEach((listen) => listen({ target }))
  return {
    woken,
    paint: () => run(painted),
    timeOut: () => run(timers),
    click,
    arrive: () => arrive(),
  }
}

const WOKEN = ['/_next/static/chunks/main.js', '/_next/static/chunks/page.js'].map((src) =>
  expect.objectContaining({ src, async: '' }),
)

describe('delayScripts', () => {
  it('leaves the addresses of the scripts where the budgets and the offline list read them', () => {
    expect(scriptsOf(delayScripts(page))).toEqual(scriptsOf(page))
  })

  it('asks for no script early, and for fonts as before', () => {
    const html = delayScripts(page)
    expect(html).not.toContain('as="script"')
    expect(html).toContain('as="font"')
    expect(html).toContain('<script src="/_next/static/chunks/old.js" noModule="">')
  })

  it('wakes them after the first paint, each once', () => {
    const { woken, paint, timeOut } = wakeUp(delayScripts(page), { hidden: false })
    expect(woken).toEqual([])
    paint()
    expect(woken).toEqual(WOKEN)
    timeOut()
    expect(woken).toEqual(WOKEN)
  })

  it('wakes them at once in a tab that is not painted', () => {
    expect(wakeUp(delayScripts(page), { hidden: true }).woken).toEqual(WOKEN)
  })

  it('wakes them in the end where no paint is reported', () => {
    const { woken, timeOut } = wakeUp(delayScripts(page), { hidden: false })
    timeOut()
    expect(woken).toEqual(WOKEN)
  })

  it('presses a button again that was pressed before the page listened, and no later one', () => {
    const pressed: string[] = []
    const button = { click: () => pressed.push('Reveal') }
    const { click, arrive } = wakeUp(delayScripts(page), { hidden: false })
    click({ closest: () => button })
    click({ closest: () => null })
    expect(pressed).toEqual([])
    arrive()
    expect(pressed).toEqual(['Reveal'])
    click({ closest: () => button })
    expect(pressed).toEqual(['Reveal'])
  })

  it('ends the body, not a text that names its tag', () => {
    expect(delayScripts(page)).toMatch(/setTimeout\(wake,1000\)\}<\/script><\/body><\/html>$/)
  })

  it.each(['<p>a part of a page</p>', '<html><body><p>no script</p></body></html>'])(
    'leaves %s alone',
    (html) => {
      expect(delayScripts(html)).toBe(html)
    },
  )
})

describe('delayScriptsIn', () => {
  it('rewrites every page of a folder', () => {
    const outDir = tempFolder({ 'index.html': page, 'questions/a.html': page, 'a.js': 'run()' })
    expect(delayScriptsIn(outDir)).toBe(2)
    expect(readFileSync(join(outDir, 'questions/a.html'), 'utf8')).toBe(delayScripts(page))
  })
})
