import { describe, expect, it } from 'vitest'

import presets from '../vectors/presets.json'
import { breakerPolicySchema } from './policy'
import { breakerPresets } from './presets'

const minimal = { window: { kind: 'count', size: 10 }, openMs: 1_000 }

describe('breakerPolicySchema', () => {
  it('fills in the canonical rules', () => {
    expect(breakerPolicySchema.parse(minimal)).toEqual({
      ...minimal,
      minimumCalls: 1,
      failureRatePercent: 50,
      threshold: 'inclusive',
      evaluateOn: 'every-result',
      openBoundary: 'inclusive',
      probes: 1,
      halfOpenVerdict: 'all-probes',
      earlyVerdict: true,
      onProbeTimeout: 'replace',
      lateResults: 'ignore',
      countShortCircuited: false,
      resetOnClose: true,
    })
  })

  it.each([
    { field: { failureRatePercent: 101 }, path: 'failureRatePercent', reason: '<=100' },
    { field: { failureRatePercent: NaN }, path: 'failureRatePercent', reason: 'NaN' },
    { field: { minimumCalls: 0 }, path: 'minimumCalls', reason: '>=1' },
    { field: { probes: 2.5 }, path: 'probes', reason: 'int' },
    { field: { probes: Infinity }, path: 'probes', reason: 'number' },
    { field: { openMs: -1 }, path: 'openMs', reason: '>=0' },
    { field: { openMs: [] }, path: 'openMs', reason: '>=1 items' },
    { field: { openMs: [100, 0.5] }, path: 'openMs', reason: 'whole number' },
    { field: { openMs: 'soon' }, path: 'openMs', reason: 'or a list of' },
    { field: { threshold: 'about' }, path: 'threshold', reason: '"inclusive"|"exclusive"' },
    { field: { window: { kind: 'hope' } }, path: 'window.kind', reason: "'count' | 'time'" },
    { field: { window: { kind: 'count', size: 0 } }, path: 'window.size', reason: '>=1' },
    { field: { window: { kind: 'count', size: 1_001 } }, path: 'window.size', reason: '<=1000' },
    { field: { window: { kind: 'time', seconds: 0 } }, path: 'window.seconds', reason: '>=0.001' },
    { field: { slowCallRatePercent: 50 }, path: 'slowCallMs', reason: 'needs slowCallMs' },
    { field: { openAfter: 3 }, path: '', reason: 'openAfter' },
  ])('refuses $field, and says where and why', ({ field, path, reason }) => {
    const [issue] = breakerPolicySchema.safeParse({ ...minimal, ...field }).error?.issues ?? []
    expect(issue?.path.join('.')).toBe(path)
    expect(issue?.message).toContain(reason)
  })
})

describe('breakerPresets', () => {
  it.each(Object.entries(presets.breakerPresets))('%s is as documented', (id, policy) => {
    expect(breakerPresets).toHaveProperty([id])
    const ours = breakerPresets[id as keyof typeof breakerPresets]
    expect(ours).toEqual(breakerPolicySchema.parse(policy))
  })

  it('envoy ejects after five failures, for 30 seconds more each time up to five minutes', () => {
    expect(breakerPresets.envoy).toMatchObject({
      window: { kind: 'consecutive', failures: 5 },
      openMs: Array.from({ length: 10 }, (_, n) => 30_000 * (n + 1)),
      probes: 1,
      halfOpenVerdict: 'first-result',
    })
  })

  it.each(Object.entries(breakerPresets))('%s is a policy and stays one', (_, preset) => {
    expect(breakerPolicySchema.parse(JSON.parse(JSON.stringify(preset)))).toEqual(preset)
  })
})
