import { describe, expect, it } from 'vitest'

import { itemId } from '@/lib/content/item-id'

import { nextStep } from './next-step'

const questions = ['etags', 'cursors', 'hmac'].map((id) => ({ id: itemId(id), prompt: `On ${id}` }))

const after = (...answered: readonly string[]) =>
  nextStep({ answered: answered.map(itemId), due: 0 }, questions)

describe('nextStep', () => {
  it('starts a new visitor on the first question', () => {
    expect(after()).toMatchObject({
      href: '/questions/etags',
      label: 'Answer this one',
      title: 'On etags',
    })
  })

  it.each([
    ['after the first', ['etags'], '/questions/cursors'],
    ['into a gap', ['etags', 'hmac'], '/questions/cursors'],
    ['back to the start when that was left out', ['cursors', 'hmac'], '/questions/etags'],
    ['past an answered question that is no longer there', ['gone', 'etags'], '/questions/cursors'],
  ])('goes on %s', (_, answered, href) => {
    expect(after(...answered)).toMatchObject({ href, label: 'Continue' })
  })

  it('reviews what is due before anything new', () => {
    const step = nextStep({ answered: [itemId('etags')], due: 12 }, questions)
    expect(step).toMatchObject({ href: '/review', label: 'Continue', title: '12 items to review' })
  })

  it('lets who has answered everything browse', () => {
    expect(after('hmac', 'etags', 'cursors')).toMatchObject({ href: '/questions' })
  })
})
