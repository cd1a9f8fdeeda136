/**
 * The architecture as data. An import is allowed when it stays in its layer, or when
 * `may` (project paths) or `vendors` (packages) names its target. Types count too.
 *
 *   app -> components/<feature> -> components/{answer, shell, markdown, charts, editor, ui}
 *    |            |
 *    +------------+-> lib/state -> lib/{review, grading, incident, design, progress, exchange}
 *    +-> lib/storage (behind a port) --------------^                        |
 *                                                                    lib/engines
 */
const REACT = ['react', 'react-dom', 'next', 'lucide-react']
const RULES = ['grading', 'review', 'incident', 'design', 'simulator', 'progress', 'exchange']
const FEATURES = [
  'today',
  'question',
  'review',
  'simulator',
  'design',
  'incident',
  'progress',
  'reference',
  'settings',
]

/** What client code may know of content: ids and the shapes of the JSON files. */
const SHARED_LIB = [
  'lib/format',
  'lib/content/item-id',
  'lib/content/deck',
  'lib/content/standings',
]

const rules = RULES.map((name) => ({
  path: `lib/${name}`,
  may: [...RULES.map((other) => `lib/${other}`), 'lib/engines', ...SHARED_LIB],
  vendors: ['ts-fsrs', 'zod'],
}))

const CLIENT_LIB = [
  ...RULES.map((name) => `lib/${name}`),
  ...SHARED_LIB,
  'lib/engines',
  'lib/state',
  'lib/content',
]

const features = FEATURES.map((name) => ({
  path: `components/${name}`,
  may: [
    'components/ui',
    'components/charts',
    'components/editor',
    'components/markdown',
    'components/shell',
    'components/answer',
    ...CLIENT_LIB,
  ],
  // PostgreSQL runs in a worker of the one feature that has it.
  vendors: name === 'simulator' ? [...REACT, '@electric-sql/pglite'] : REACT,
}))

export const layers = [
  { path: 'lib/engines', may: [], vendors: ['zod'] },
  { path: 'lib/format', may: [], vendors: [] },
  ...rules,
  {
    path: 'lib/content',
    may: ['lib/engines', 'lib/simulator', 'lib/incident', 'lib/format'],
    vendors: [
      'zod',
      'yaml',
      'unified',
      'remark-parse',
      'remark-gfm',
      'remark-rehype',
      'rehype-slug',
      'rehype-stringify',
      'unist-util-visit',
      '@shikijs/rehype',
      'shiki',
      'hast',
      'mdast',
      'minisearch',
    ],
    /** Everything else in lib/ runs in a browser. */
    node: ['lib/content/load', 'lib/content/build-cache'],
  },
  { path: 'lib/storage', may: ['lib/progress', 'lib/content/item-id'], vendors: ['dexie'] },
  {
    path: 'lib/state',
    may: [...RULES.map((name) => `lib/${name}`), 'lib/engines', ...SHARED_LIB],
    vendors: ['zustand/vanilla'],
  },
  { path: 'components/ui', may: [], vendors: [...REACT, 'radix-ui', 'sonner'] },
  {
    path: 'components/charts',
    may: ['components/ui', 'lib/engines', 'lib/simulator', 'lib/incident', 'lib/format'],
    vendors: [...REACT, 'recharts'],
  },
  {
    path: 'components/editor',
    may: ['components/ui', 'lib/format'],
    vendors: [...REACT, 'monaco-editor', '@monaco-editor/react'],
  },
  { path: 'components/markdown', may: ['components/ui', 'lib/content'], vendors: REACT },
  {
    path: 'components/shell',
    may: ['components/ui', 'components/markdown', ...CLIENT_LIB, 'lib/storage'],
    vendors: [...REACT, 'zustand', 'cmdk'],
  },
  {
    path: 'components/answer',
    may: ['components/ui', 'components/markdown', 'components/shell', ...CLIENT_LIB],
    vendors: [...REACT, 'zustand'],
  },
  ...features,
  { path: 'app', may: ['components', 'lib', 'app'], vendors: REACT },
]
