import { createCssVariablesTheme, createHighlighterCore } from 'shiki/core'
import { createOnigurumaEngine } from 'shiki/engine/oniguruma'
import bash from 'shiki/langs/bash.mjs'
import diff from 'shiki/langs/diff.mjs'
import http from 'shiki/langs/http.mjs'
import json from 'shiki/langs/json.mjs'
import sql from 'shiki/langs/sql.mjs'
import ts from 'shiki/langs/ts.mjs'
import yaml from 'shiki/langs/yaml.mjs'

/** What may stand after ``` in content; `text` is left as it is. */
export const codeLanguages = ['http', 'json', 'yaml', 'sql', 'ts', 'bash', 'diff', 'text'] as const

export const codeTheme = 'css-variables'

/** Colours are custom properties: one HTML serves both themes. */
export function createHighlighter() {
  return createHighlighterCore({
    themes: [createCssVariablesTheme({ name: codeTheme })],
    langs: [bash, diff, http, json, sql, ts, yaml],
    // The engine the grammars were written for, and four times as fast on HTTP as the JavaScript one.
    engine: createOnigurumaEngine(import('shiki/wasm')),
  })
}
