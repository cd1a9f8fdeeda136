import rehypeSlug from 'rehype-slug'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

import { onceText } from './build-cache'
import { settleAddresses, type ToHref } from './addresses'
import { rehypeAsides } from './rehype-asides'
import { rehypeScrollableTables } from './rehype-scrollable-tables'
import { linkTerms, type TermFinder } from './term-links'

export { speakingSeconds, toPlainText } from './plain-text'

export interface HtmlOptions {
  /** Puts a path of this site under its base path. */
  readonly href?: ToHref
  /** Links the terms it finds to the glossary. */
  readonly terms?: TermFinder | undefined
}

const GLOSSARY = '/reference/glossary'

/** Build time only. Raw HTML is dropped, and so is every address but a plain link. */
export function toHtml(markdown: string, options: HtmlOptions = {}): Promise<string> {
  const { href = (path) => path, terms } = options
  return onceText('html', [href('/'), terms?.version, markdown].join('\n'), async () => {
    const markdownToHtml = await processor()
    const tree = await markdownToHtml.run(markdownToHtml.parse(markdown))
    settleAddresses(tree, href)
    if (terms) linkTerms(tree, terms, href(GLOSSARY))
    return markdownToHtml.stringify(tree)
  })
}

let created: ReturnType<typeof createProcessor> | undefined

/** Once per process: loading the grammars takes as long as hundreds of answers. */
function processor() {
  created ??= createProcessor()
  return created
}

async function createProcessor() {
  // Not at the top: whoever only wants plain text would load every grammar.
  const { default: rehypeShiki } = await import('@shikijs/rehype/core')
  const { codeTheme, createHighlighter } = await import('./highlighter')
  return unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype)
    .use(rehypeSlug)
    .use(rehypeAsides)
    .use(rehypeScrollableTables)
    .use(rehypeShiki, await createHighlighter(), {
      theme: codeTheme,
      defaultLanguage: 'text',
      fallbackLanguage: 'text',
      // By default a line that takes over 500 ms stays half painted: on a busy machine, any line.
      tokenizeTimeLimit: 0,
    })
    .use(rehypeStringify)
    .freeze()
}
