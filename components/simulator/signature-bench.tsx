'use client'

import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { controlClass } from '@/components/ui/field'
import {
  signWithEach,
  verify,
  type SignatureScheme,
  type Verification,
} from '@/lib/engines/webhooks/signature'

import { Area, Outcome, TOLERANCE_SECONDS } from './signature-parts'

const OLD_SECRET = 'whsec_b2xkIHNlY3JldCBvZiB0aGlzIHBhZ2U='
const NEW_SECRET = 'whsec_bmV3IHNlY3JldCBvZiB0aGlzIHBhZ2U='
const SENT_SECONDS = 1_767_225_600

const first = {
  scheme: 'standard' as SignatureScheme,
  secrets: OLD_SECRET,
  headers: '',
  body: '{"type":"order.updated","order":17,"sequence":3}',
  nowSeconds: SENT_SECONDS + 12,
}

/** Paste a secret, a body and headers; change one letter; see which check fails. */
export function SignatureBench() {
  const [entered, setEntered] = useState(first)
  const [outcome, setOutcome] = useState<Verification | string>()
  const change = (part: Partial<typeof first>) => {
    setEntered({ ...entered, ...part })
    setOutcome(undefined)
  }
  const secrets = secretsOf(entered.secrets)
  const send = async (keys: readonly string[]) => {
    const message = { id: 'msg_17', timestamp: SENT_SECONDS, body: entered.body }
    try {
      const headers = await signWithEach(entered.scheme, keys, message)
      change({ headers: written(headers) })
    } catch (cause) {
      setOutcome(cause instanceof Error ? `Not signed: ${cause.message}.` : 'Not signed.')
    }
  }
  const check = async () => {
    const { scheme, headers, body, nowSeconds } = entered
    setOutcome(await verify(scheme, secrets, read(headers), body, nowSeconds, TOLERANCE_SECONDS))
  }
  return (
    <div className="max-w-column text-[0.9375rem]">
      <Terms entered={entered} onChange={change} />
      <Area
        label="Secrets of the receiver, one a line"
        lines={2}
        onText={(secrets) => change({ secrets })}
        text={entered.secrets}
      />
      <Area label="Raw body" lines={2} onText={(body) => change({ body })} text={entered.body} />
      <Area
        label="Headers"
        lines={3}
        onText={(headers) => change({ headers })}
        text={entered.headers}
      />
      <div className="mt-3 flex flex-wrap gap-2">
        <Button onClick={() => void send([OLD_SECRET])}>Sign with the old secret</Button>
        <Button onClick={() => void send([OLD_SECRET, NEW_SECRET])}>Sign with old and new</Button>
        <Button onClick={() => change({ secrets: `${OLD_SECRET}\n${NEW_SECRET}` })}>
          Rotate: accept both
        </Button>
        <Button onClick={() => change({ secrets: NEW_SECRET })}>Drop the old secret</Button>
        <Button look="primary" onClick={() => void check()}>
          Verify
        </Button>
      </div>
      <div className="mt-3" role="status">
        {outcome !== undefined && <Outcome of={outcome} />}
      </div>
    </div>
  )
}

interface TermsProps {
  readonly entered: typeof first
  readonly onChange: (part: Partial<typeof first>) => void
}

function Terms({ entered, onChange }: TermsProps) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <label>
        <span className="mb-1 block text-small text-muted">Scheme</span>
        <select
          className={controlClass}
          onChange={({ target }) =>
            onChange({ scheme: target.value as SignatureScheme, headers: '' })
          }
          value={entered.scheme}
        >
          <option value="standard">Standard Webhooks</option>
          <option value="stripe">Stripe</option>
        </select>
      </label>
      <label>
        <span className="mb-1 block text-small text-muted">
          Clock of the receiver, Unix seconds
        </span>
        <input
          className={`${controlClass} tabular-nums`}
          onChange={({ target }) => onChange({ nowSeconds: Number(target.value) })}
          type="number"
          value={entered.nowSeconds}
        />
      </label>
    </div>
  )
}

const secretsOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

const written = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')

function read(text: string): Readonly<Record<string, string>> {
  const lines = text.split('\n').map((line) => /^\s*([^:\s]+)\s*:\s*(.*?)\s*$/.exec(line))
  return Object.fromEntries(lines.flatMap((match) => (match ? [[match[1]!, match[2]!]] : [])))
}
