import { describe, expect, it } from 'vitest'

import { createLedger } from './ledger'

describe('a ledger', () => {
  it('of a long run still counts its trailing window as a plain filter would', () => {
    const windowMs = 50
    const ledger = createLedger(3, windowMs)
    const admitted: { readonly key: number; readonly atMs: number; readonly cost: number }[] = []
    for (let n = 0; n < 4_000; n += 1) {
      const charge = { key: (n * n) % 3, atMs: Math.floor(n / 3), cost: (n % 4) + 1 }
      const isAdmitted = n % 5 !== 0
      ledger.note(charge.key, charge.atMs, charge.cost, isAdmitted)
      if (isAdmitted) admitted.push(charge)
      const recent = admitted
        .slice(-1_000)
        .filter(({ key, atMs }) => key === charge.key && atMs > charge.atMs - windowMs)
      expect(ledger.trailing[charge.key]).toBe(recent.reduce((sum, { cost }) => sum + cost, 0))
    }
  })
})
