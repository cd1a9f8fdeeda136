/** Hands a text to the learner as a file. */
export function download(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // In this task the browser has not read it yet.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}
