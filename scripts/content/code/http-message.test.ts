import { describe, expect, it } from 'vitest'

import { checkHttpMessage } from './http-message'

const lines = (...all: readonly string[]) => all.join('\n')

describe('checkHttpMessage', () => {
  it.each([
    ['a request', lines('GET /orders?limit=2 HTTP/1.1', 'Host: api.example.com')],
    ['a response with JSON', lines('HTTP/1.1 200 OK', 'Content-Type: application/json', '', '{"a": 1}')],
    ['an empty field', lines('HTTP/1.1 204 No Content', 'X-Trace:')],
    ['a length in bytes', lines('HTTP/1.1 200 OK', 'Content-Length: 2', '', 'é')],
    ['the length of an answer to HEAD', lines('HTTP/1.1 200 OK', 'Content-Length: 512')],
    ['two blank lines', lines('HTTP/1.1 200 OK', 'Content-Type: text/event-stream', '', 'data: a', '', 'data: b')],
  ])('accepts %s', (_, text) => {
    expect(() => checkHttpMessage(text)).not.toThrow()
  })

  it.each([
    ['prose', 'The client asks.', 'starts no HTTP message'],
    ['a request without Host', 'GET / HTTP/1.1', 'without Host'],
    ['a space before the colon', lines('HTTP/1.1 200 OK', 'Etag : "a"'), 'no header field'],
    ['a comment', lines('HTTP/1.1 200 OK', '... more'), 'no header field'],
    ['broken JSON', lines('HTTP/1.1 400 Bad Request', 'Content-Type: application/problem+json', '', '{a}'), 'JSON'],
    ['a wrong length', lines('HTTP/1.1 200 OK', 'Content-Length: 1', '', 'é'), 'has 2 bytes'],
    ['a status of six hundred', 'HTTP/1.1 600 Odd', 'starts no HTTP message'],
  ])('refuses %s', (_, text, reason) => {
    expect(() => checkHttpMessage(text)).toThrow(reason)
  })
})
