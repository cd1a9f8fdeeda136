import { parsePlan, type PlanNode } from '@/lib/incident/plan'

interface PlanProps {
  readonly title: string
  readonly text: string
}

/** A query plan as the tree that it is. */
export function Plan({ title, text }: PlanProps) {
  const { roots, footer } = parsePlan(text)
  return (
    <div
      aria-label={title}
      className="overflow-x-auto rounded-lg border border-line bg-wash px-4 py-3 font-mono text-[0.8125rem] leading-relaxed"
      role="region"
      tabIndex={0}
    >
      <Nodes nodes={roots} />
      {footer.map((line) => (
        <p key={line} className="mt-1 text-muted">
          {line}
        </p>
      ))}
    </div>
  )
}

function Nodes({ nodes }: { readonly nodes: readonly PlanNode[] }) {
  return (
    <ul>
      {nodes.map(({ name, figures, notes, children }, place) => (
        <li key={place} className="py-0.5">
          <p className="font-semibold">{name}</p>
          {figures.map((line) => (
            <p key={line} className="text-muted">
              {line}
            </p>
          ))}
          {notes.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {children.length > 0 && (
            <div className="mt-1 ml-1 border-l border-edge pl-4">
              <Nodes nodes={children} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
