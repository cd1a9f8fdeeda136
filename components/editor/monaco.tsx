'use client'

import './monaco-workers'
import 'monaco-editor/features/register.all'
import 'monaco-editor/languages/definitions/markdown/register'
import 'monaco-editor/languages/definitions/yaml/register'

import { Editor, loader } from '@monaco-editor/react'
import * as monaco from 'monaco-editor/editor'

loader.config({ monaco: monaco as never }) // Without this line it is fetched from a CDN.

/** The tokens of app/globals.css: Monaco takes no CSS variables, so they stand here in hex. */
function defineThemes() {
  monaco.editor.defineTheme('house-light', {
    base: 'vs',
    inherit: true,
    rules: [],
    colors: { 'editor.background': '#ffffff', 'editorLineNumber.foreground': '#5d6169' },
  })
  monaco.editor.defineTheme('house-dark', {
    base: 'vs-dark',
    inherit: true,
    rules: [],
    colors: { 'editor.background': '#161a1f', 'editorLineNumber.foreground': '#989da4' },
  })
}

export interface MonacoProps {
  readonly label: string
  readonly language: 'markdown' | 'yaml'
  readonly dark: boolean
  readonly text: string
  readonly onText: (text: string) => void
}

export default function Monaco({ label, language, dark, text, onText }: MonacoProps) {
  return (
    <Editor
      defaultLanguage={language}
      defaultValue={text}
      height="24rem"
      loading={<p className="p-4 text-muted">The editor is starting…</p>}
      beforeMount={defineThemes}
      onChange={(next) => onText(next ?? '')}
      options={{
        ariaLabel: `${label}. Press Control M, then Tab, to leave the editor.`,
        fontFamily: 'var(--font-geist-mono)',
        fontSize: 14,
        lineHeight: 22,
        minimap: { enabled: false },
        padding: { top: 12, bottom: 12 },
        renderLineHighlight: 'none',
        scrollBeyondLastLine: false,
        wordWrap: 'on',
      }}
      theme={dark ? 'house-dark' : 'house-light'}
    />
  )
}
