import type { StorageProblem } from '@/lib/progress/storage-problem'

/** In plain words, each a whole sentence: what is wrong, and what helps. */
export const storageProblems: Readonly<Record<StorageProblem, string>> = {
  blocked: 'This browser does not let the site store anything (a private window, or a setting).',
  full: 'There is no room left in this browser’s storage.',
  'newer-version': 'A newer version of the site wrote the data here; reload to get that version.',
  unknown: 'The browser’s storage failed for a reason it did not give.',
}
