import next from '@next/eslint-plugin-next'
import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

import { boundaries } from './scripts/lint/boundaries.mjs'

const TESTS = ['**/*.test.{ts,tsx}', '**/*.arbitrary.ts', 'e2e/**']

/** Time and chance come in as arguments, or nothing can be replayed. */
const pureGlobals = [
  'setTimeout',
  'setInterval',
  'requestAnimationFrame',
  'performance',
  'window',
  'document',
  'navigator',
  'localStorage',
  'indexedDB',
  'fetch',
  'globalThis',
  'crypto',
]
const clocks = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Pass the time in.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Pass the time in.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Use createRandom(seed).',
  },
]
/** The last digit of these may differ between browsers, and a hash of a run with it. */
const inexact = [
  {
    selector:
      "MemberExpression[object.name='Math'][property.name=/^(log|log2|log10|log1p|exp|expm1|pow|sin|cos|tan|cbrt|hypot|atan|atan2|asin|acos|sinh|cosh|tanh)$/]",
    message: 'Use ln and exp of lib/engines/numeric.ts: the same digits everywhere.',
  },
  {
    selector: "BinaryExpression[operator='**'], AssignmentExpression[operator='**=']",
    message: 'Multiply, or use exp and ln of lib/engines/numeric.ts.',
  },
]
const unprefixed = [
  {
    selector:
      "JSXOpeningElement[name.name='a'] > JSXAttribute[name.name='href'] > Literal[value=/^\\//]",
    message:
      'Use <Link> of components/ui, or href() of lib/format: the site may live under a base path.',
  },
  {
    selector: "CallExpression[callee.name='fetch'] > Literal[value=/^\\//]",
    message: 'Wrap the path in href() of lib/format: the site may live under a base path.',
  },
]
const nextLink = {
  name: 'next/link',
  message: 'Use <Link> of components/ui: it prefetches on intent, never because it is in view.',
}

export default tseslint.config(
  { ignores: ['.next/', '.cache/', 'out/', 'next-env.d.ts', 'test-results/'] },
  tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { house: { rules: { boundaries } }, 'react-hooks': hooks, '@next/next': next },
    rules: {
      ...hooks.configs.recommended.rules,
      ...next.configs['core-web-vitals'].rules,
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      complexity: ['error', 10],
      'max-lines': ['error', { max: 250, skipComments: true, skipBlankLines: true }],
      'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
      'max-params': ['error', 3],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-imports': ['error', { paths: [nextLink] }],
      'no-restricted-syntax': ['error', ...unprefixed],
    },
  },
  { files: ['components/ui/link.tsx'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['components/**/*.tsx'],
    rules: { 'max-lines': ['error', { max: 150, skipComments: true, skipBlankLines: true }] },
  },
  {
    files: ['{app,components,lib}/**/*.{ts,tsx}'],
    ignores: TESTS,
    rules: { 'house/boundaries': 'error' },
  },
  {
    files: ['lib/{review,grading,incident,design,progress,exchange,state}/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-globals': ['error', ...pureGlobals],
      'no-restricted-syntax': ['error', ...clocks],
    },
  },
  {
    files: ['lib/engines/**/*.ts'],
    ignores: TESTS,
    rules: {
      // WebCrypto is the one global an engine may use: a signature has no clock and no chance.
      'no-restricted-globals': ['error', ...pureGlobals.filter((name) => name !== 'crypto')],
      'no-restricted-syntax': ['error', ...clocks, ...inexact],
      // The signatures fixed by the engines' public contract have up to six parameters.
      'max-params': ['error', 6],
    },
  },
  { files: ['scripts/**', 'bench/**'], rules: { 'no-console': 'off' } },
  {
    files: TESTS,
    rules: { 'max-lines-per-function': 'off', 'max-lines': 'off' },
  },
)
