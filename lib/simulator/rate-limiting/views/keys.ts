import { count } from '@/lib/format/count'

import { amount } from '../../words'
import { laneNames } from '../policy-words'
import { newestOfKeys, type RateView } from './rate-view'

const SHOWN = 8

/** Who got how much: the keys that ask most, with what each lane admitted to them. */
export const keys: RateView = {
  id: 'keys',
  title: 'Keys',
  about: ({ sources }) => new Set(sources.flatMap(keysOf)).size > 1,
  at: (run, atMs) => {
    const lanes = newestOfKeys(run, atMs)
    const asked = (key: number) => Math.max(...lanes.map((each) => each.get(key)?.keyOffered ?? 0))
    const known = [...lanes[0]!.keys()].toSorted((a, b) => asked(b) - asked(a) || a - b)
    const shown = known.slice(0, SHOWN)
    const rest = known.length - shown.length
    return {
      says:
        known.length === 0
          ? 'Nobody has asked yet.'
          : `${count(known.length, 'key')} asked so far${rest > 0 ? `; these are the ${amount(shown.length)} that asked most` : ''}. Each key has a limit of its own.`,
      columns: ['Key', ...laneNames(run.scenario.lanes)],
      rows: shown.map((key) => ({
        cells: [
          { text: amount(key) },
          ...lanes.map((each) => {
            const { keyAdmitted = 0, keyOffered = 0 } = each.get(key) ?? {}
            return { text: `${amount(keyAdmitted)} of ${amount(keyOffered)}` }
          }),
        ],
      })),
    }
  },
}

/** Two sources may share keys; a few are enough to know that there is more than one. */
const keysOf = ({ firstKey, keys: many }: { readonly firstKey: number; readonly keys: number }) =>
  many > 1 ? [firstKey, firstKey + 1] : [firstKey]
