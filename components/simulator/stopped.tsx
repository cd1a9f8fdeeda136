import { Button } from '@/components/ui/button'

interface StoppedProps {
  readonly failure: string
  readonly onAgain: () => void
}

/** There is no engine to ask: why, and the way out. */
export function Stopped({ failure, onAgain }: StoppedProps) {
  return (
    <div role="alert">
      <p className="text-stop">{failure}</p>
      <Button className="mt-4" onClick={onAgain}>
        Run the preset again
      </Button>
    </div>
  )
}
