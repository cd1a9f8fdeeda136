import { describe, expect, it } from 'vitest'

import { fillIn, namesIn } from './lesson'

const values = {
  'worst.1': { value: 24, text: '24' },
  'name.1': { value: '<b>', text: '<b> & co' },
}

describe('a lesson', () => {
  it('knows which values it asks for', () => {
    expect(namesIn('{{worst.1}} of {{ limit.1 }}, {{worst.1}}')).toEqual([
      'worst.1',
      'limit.1',
      'worst.1',
    ])
  })

  it('is filled with the numbers of the run', () => {
    expect(fillIn('<p>It let {{ worst.1 }} through.</p>', values)).toBe('<p>It let 24 through.</p>')
  })

  it('says never for what did not happen', () => {
    expect(fillIn('First refused at {{firstRefusal.1}}.', values)).toBe('First refused at never.')
  })

  it('lets no name of a lane become markup', () => {
    expect(fillIn('{{name.1}}', values)).toBe('&lt;b&gt; &amp; co')
  })
})
