import { controlClass } from '@/components/ui/field'
import { Mark } from '@/components/ui/mark'
import type { Verification } from '@/lib/engines/webhooks/signature'

/** Exactly this is still in time. */
export const TOLERANCE_SECONDS = 300

interface AreaProps {
  readonly label: string
  readonly text: string
  readonly lines: number
  readonly onText: (text: string) => void
}

export function Area({ label, text, lines, onText }: AreaProps) {
  return (
    <label className="mt-3 block">
      <span className="mb-1 block text-small text-muted">{label}</span>
      <textarea
        className={`${controlClass} font-mono text-[0.8125rem] break-all`}
        onChange={({ target }) => onText(target.value)}
        rows={lines}
        spellCheck={false}
        value={text}
      />
    </label>
  )
}

/** In the order in which they are checked. */
const REASONS = {
  'missing-header': 'a header is missing.',
  'malformed-header': 'a header cannot be read.',
  'too-old': `the timestamp is more than ${TOLERANCE_SECONDS} s old: a replay would look like this.`,
  'too-new': `the timestamp is more than ${TOLERANCE_SECONDS} s ahead: the clocks disagree.`,
  'no-match': 'no signature fits: another secret, or the body is not what was signed.',
} as const

export function Outcome({ of }: { readonly of: Verification | string }) {
  if (typeof of === 'string') return <p className="text-stop">{of}</p>
  return (
    <p>
      <Mark shape={of.ok ? 'dot' : 'cross'} />{' '}
      {of.ok
        ? 'Genuine: signed with a secret you accept, in time.'
        : `Refused: ${REASONS[of.reason]}`}
    </p>
  )
}
