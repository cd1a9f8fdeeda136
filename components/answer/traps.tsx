interface TrapsProps {
  readonly traps: readonly { readonly say: string; readonly why: string }[]
}

export function Traps({ traps }: TrapsProps) {
  return (
    <>
      <h2 className="text-[1.0625rem]">Where people slip</h2>
      <dl className="hairlines mt-2 border-y border-line text-[0.9375rem]">
        {traps.map(({ say, why }) => (
          <div key={say} className="py-3">
            <dt className="font-medium">“{say}”</dt>
            <dd className="mt-0.5 max-w-[68ch] text-muted">{why}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
