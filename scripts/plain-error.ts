/** Something the person at the terminal can act on: shown as its sentence, without a stack. */
export class PlainError extends Error {
  override readonly name = 'PlainError'
}

/** Runs a command-line script: a plain error is its sentence and exit code 1. */
export async function runMain(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    if (!(error instanceof PlainError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
