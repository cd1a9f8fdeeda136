const digits = new Intl.NumberFormat('en')

/** "1 question", "1,200 questions". */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${digits.format(n)} ${n === 1 ? noun : plural}`
}
