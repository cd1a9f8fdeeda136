import { Button } from './button'

interface TableToggleProps {
  readonly isTable: boolean
  readonly onChange: (isTable: boolean) => void
}

/** What a chart shows is there to be read, too. */
export function TableToggle({ isTable, onChange }: TableToggleProps) {
  return (
    <Button
      aria-pressed={isTable}
      className="px-0! text-small! underline decoration-line underline-offset-4"
      look="quiet"
      onClick={() => onChange(!isTable)}
    >
      Table instead of the chart
    </Button>
  )
}
