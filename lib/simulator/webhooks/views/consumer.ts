import type { Received } from '@/lib/engines/webhooks/event'
import { metricsAt } from '@/lib/engines/trace'
import { messageId } from '@/lib/engines/webhooks/message'
import { count } from '@/lib/format/count'

import { cell } from '../../cell'
import type { Cell } from '../../instrument'
import { amount, moment } from '../../words'
import { seen } from '../seen'
import { SHOWN, type HookView } from './hook-view'

/** The other side: which copies came, in which order, and what they did there. */
export const consumer: HookView = {
  id: 'consumer',
  title: 'Consumer',
  about: () => true,
  at: (run, atMs) => {
    const copies = seen(run, 'received', atMs)
    const ofEndpoints = metricsAt(run.trace, atMs).endpoints.map((endpoint) => endpoint.copies)
    const sum = (effect: Received['effect']) =>
      ofEndpoints.reduce((total, each) => total + each[effect], 0)
    const most = copies.reduce((least, { effects }) => Math.max(least, effects), 0)
    return {
      says:
        copies.length === 0
          ? 'No copy has come yet.'
          : `${count(copies.length, 'copy', 'copies')} came: ${amount(sum('applied'))} applied, ${amount(sum('repeated'))} applied once more, ${amount(sum('regressed'))} applied over something newer, ${amount(sum('duplicate') + sum('stale') + sum('unchanged'))} dropped, ${amount(sum('refused'))} refused. Most effects of one event: ${amount(most)}.`,
      columns: ['Copy', 'came', 'from', 'effect', 'effects so far'],
      rows: copies
        .slice(-SHOWN)
        .toReversed()
        .map((copy) => ({
          cells: [
            { text: `${messageId(copy.endpoint, copy.event)}, attempt ${copy.attempt}` },
            { text: moment(copy.atMs) },
            { text: copy.source },
            effectOf(copy),
            { text: amount(copy.effects) },
          ],
        })),
    }
  },
}

function effectOf({ effect, reason, source }: Received): Cell {
  if (effect === 'refused') return { text: `refused: ${reason ?? 'not genuine'}` }
  const text = EFFECTS[effect]
  if (source === 'attacker') return { text, why: 'a forged copy was believed' }
  return cell(text, HARMFUL[effect])
}

const EFFECTS = {
  applied: 'applied',
  repeated: 'applied once more',
  regressed: 'applied over something newer',
  duplicate: 'known by its id',
  stale: 'older than what is there',
  unchanged: 'nothing new',
} as const

const HARMFUL: Readonly<Record<string, string>> = {
  repeated: 'the effect happened again',
  regressed: 'the order was lost',
}
