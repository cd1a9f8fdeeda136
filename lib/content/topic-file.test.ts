import { describe, expect, it } from 'vitest'

import { find } from './library'
import { buildTopicFile } from './topic-file'

describe('buildTopicFile', () => {
  it('holds what a review needs, rendered, by the id of the question', async () => {
    const question = find('question', 'idempotency-key')
    const file = await buildTopicFile([question], { href: (path) => `/base${path}` })
    expect(Object.keys(file)).toEqual(['idempotency-key'])
    expect(file[question.id]).toMatchObject({
      keyIdeas: question.keyIdeas,
      traps: question.traps,
      followUps: question.followUps,
      promptHtml: expect.stringMatching(/^<p>You run an endpoint/),
      answerHtml: expect.stringContaining('<strong>A timeout tells the client nothing'),
    })
  })

  it('survives the way through JSON', async () => {
    const file = await buildTopicFile([find('question', 'rate-limit-algorithms')])
    expect(JSON.parse(JSON.stringify(file))).toEqual(file)
  })
})
