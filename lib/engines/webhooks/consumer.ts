/** The consumer's side of an attempt: is the delivery believed, and what is made of each copy? */
import { distrust, heldSecret, OLD_SECRET, signingSecrets, type Signed } from './authenticity'
import { UNAUTHORIZED, type Answer } from './endpoint'
import type { Received } from './event'
import { loadOf, type Delivery, type Lane } from './lane'
import type { Run } from './run'
import type { Attack } from './scenario'

/** The attempt arrives. Whoever reads along may copy it. */
export function arrive(run: Run, lane: Lane, delivery: Delivery, atMs: number): Answer {
  const { rotation, attack, consumer } = run.scenario
  const isChecked = consumer.verify.kind !== 'nothing'
  if (!isChecked && !attack) return lane.endpoint.answer(atMs, true)

  const signed = { signedAtMs: atMs, secrets: signingSecrets(rotation, atMs) }
  if (attack) copy(run, attack, { lane, delivery, signed })
  const reason = judge(run, signed, atMs)
  const answer = lane.endpoint.answer(atMs, reason === null)
  // An endpoint that is down or full never looked at the signature.
  if (answer === UNAUTHORIZED) {
    const { attempt } = delivery
    run.emit(received(lane, delivery, { atMs, attempt, effect: 'refused', reason }))
  }
  return answer
}

/** The consumer is done with one copy. */
export function receive(
  run: Run,
  lane: Lane,
  delivery: Delivery,
  attempt: number,
  atMs: number,
): void {
  const newest = lane.newest(delivery.receipt.subject)
  const effect = lane.inbox.receive(delivery.receipt, newest, atMs)
  run.emit(received(lane, delivery, { atMs, attempt, effect }))
}

interface Captured {
  readonly lane: Lane
  readonly delivery: Delivery
  readonly signed: Signed
}

function copy(run: Run, attack: Attack, { lane, delivery, signed }: Captured): void {
  const { attempt } = delivery
  lane.attempts += 1
  if (lane.attempts % attack.everyNth !== 0) return
  run.agenda.schedule(signed.signedAtMs + attack.afterMs, (atMs) => {
    const forged = attack.kind === 'replay' ? signed : { signedAtMs: atMs, secrets: OLD_SECRET }
    const reason = judge(run, forged, atMs)
    const newest = lane.newest(delivery.receipt.subject)
    const effect = reason ? 'refused' : lane.inbox.receive(delivery.receipt, newest, atMs)
    run.emit(received(lane, delivery, { atMs, attempt, effect, reason, source: 'attacker' }))
  })
}

function judge({ scenario }: Run, signed: Signed, atMs: number) {
  const { verify, clockSkewMs } = scenario.consumer
  const held = heldSecret(scenario.rotation, atMs)
  return distrust(verify, signed, held, atMs + clockSkewMs)
}

type Outcome = Pick<Received, 'atMs' | 'attempt' | 'effect'> &
  Partial<Pick<Received, 'reason' | 'source'>>

function received(lane: Lane, { event, receipt }: Delivery, outcome: Outcome): Received {
  const { atMs, attempt, effect, reason = null, source = 'sender' } = outcome
  return {
    kind: 'received',
    atMs,
    endpoint: lane.index,
    event,
    attempt,
    source,
    effect,
    reason,
    effects: receipt.effects,
    load: loadOf(lane),
  }
}
