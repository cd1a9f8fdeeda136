import { describe, expect, it } from 'vitest'

import { learnerEventSchema } from '@/lib/progress/event-schema'
import { happened, settingsFact } from '@/lib/progress/fixtures'

import { defaultSettings } from './settings'
import { readSetting, settingText, type SettingName } from './settings-fields'

const today = '2026-11-25'

describe('a setting as it is typed', () => {
  it.each<[SettingName, string, object]>([
    ['retention', '95', { retention: 0.95 }],
    ['retention', '70', { retention: 0.7 }],
    ['newPerDay', ' 12 ', { newPerDay: 12 }],
    ['newPerDay', '0', { newPerDay: 0 }],
    ['reviewsPerDay', '9999', { reviewsPerDay: 9_999 }],
    ['dayStartsAtHour', '0', { dayStartsAtHour: 0 }],
    ['interviewDay', '2026-12-01', { interviewDay: '2026-12-01' }],
    ['interviewDay', '', { interviewDay: undefined }],
    ['minutesPerDay', '25', { minutesPerDay: 25 }],
    ['minutesPerDay', '', { minutesPerDay: undefined }],
  ])('%s "%s" is taken, and the log takes it', (name, text, change) => {
    const read = readSetting(name, text, today)
    expect(read).toEqual({ ok: true, change })
    const [event] = happened(settingsFact(change))
    expect(learnerEventSchema.safeParse(event).success).toBe(true)
  })

  it.each<[SettingName, string, RegExp]>([
    ['retention', '98', /70 and 97 %/],
    ['retention', '', /70 and 97 %/],
    ['newPerDay', '-1', /0 to 9,999/],
    ['newPerDay', '1.5', /whole number/],
    ['newPerDay', '', /whole number/],
    ['reviewsPerDay', '10000', /0 to 9,999/],
    ['dayStartsAtHour', '24', /0 to 23/],
    ['minutesPerDay', '0', /1 to 1,440/],
    ['minutesPerDay', '1e3', /whole number/],
    ['interviewDay', '2026-02-30', /whole date/],
    ['interviewDay', today, /still to come/],
    ['interviewDay', '0002-01-01', /still to come/],
  ])('%s "%s" is refused with the reason', (name, text, problem) => {
    expect(readSetting(name, text, today)).toEqual({
      ok: false,
      problem: expect.stringMatching(problem),
    })
  })

  it('shows what is stored, and nothing for what is not', () => {
    expect(settingText('retention', defaultSettings)).toBe('90')
    expect(settingText('newPerDay', defaultSettings)).toBe('10')
    expect(settingText('interviewDay', defaultSettings)).toBe('')
  })

  it.each(Array.from({ length: 28 }, (_, n) => 70 + n))('%d %% reads back as itself', (n) => {
    const read = readSetting('retention', `${n}`, today)
    if (!read.ok) throw new Error(read.problem)
    expect(settingText('retention', { ...defaultSettings, ...read.change })).toBe(`${n}`)
  })
})
