import { describe, expect, it } from 'vitest'

import { scriptsOf, staticFilesOf } from './exported-page'

const page = `<html><head>
<link rel="stylesheet" href="/retry-after/_next/static/chunks/style.css?dpl=1" data-precedence="next"/>
<link rel="preload" href="/_next/static/media/mono.woff2" as="font"/>
<link rel="icon" href="/icon.svg"/>
<script src="/_next/static/chunks/main.js" async=""></script>
<script src="/_next/static/chunks/%5Bid%5D.js" async=""></script>
<script src="/_next/static/chunks/old.js" noModule=""></script></head>
<body><a href="/questions">Questions</a><script>push("/_next/static/chunks/lazy.js")</script></body></html>`

describe('scriptsOf', () => {
  it('lists the scripts a browser loads and marks those for browsers without modules', () => {
    expect(scriptsOf(page)).toEqual([
      { path: '_next/static/chunks/main.js', noModule: false },
      { path: '_next/static/chunks/[id].js', noModule: false },
      { path: '_next/static/chunks/old.js', noModule: true },
    ])
  })
})

describe('staticFilesOf', () => {
  it('adds styles and fonts, without base path, and leaves out links, data and old scripts', () => {
    expect(staticFilesOf(page)).toEqual([
      '_next/static/chunks/style.css',
      '_next/static/media/mono.woff2',
      '_next/static/chunks/main.js',
      '_next/static/chunks/[id].js',
    ])
  })
})
