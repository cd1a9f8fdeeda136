// Imported before monaco-editor. Turbopack bundles workers made this way, and only this way.
const editor = () => new Worker(new URL('./editor.worker.ts', import.meta.url), { type: 'module' })

Object.assign(globalThis, { MonacoEnvironment: { getWorker: editor } })
