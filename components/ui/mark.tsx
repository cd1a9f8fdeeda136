/** What happened to one request, or one answer. Each shape is legible without its colour. */
export type MarkShape = 'dot' | 'cross' | 'ring' | 'half' | 'flag'

const colours: Readonly<Record<MarkShape, string>> = {
  dot: 'text-pass',
  cross: 'text-stop',
  ring: 'text-wait',
  half: 'text-wait',
  flag: 'text-signal',
}

/** The words stand beside it; the shape says the same to the eye. */
export function Mark({ shape }: { readonly shape: MarkShape }) {
  return (
    <svg aria-hidden className={`inline size-3 flex-none ${colours[shape]}`} viewBox="0 0 12 12">
      {draw(shape)}
    </svg>
  )
}

function draw(shape: MarkShape) {
  switch (shape) {
    case 'dot':
      return <circle cx="6" cy="6" fill="currentColor" r="4.5" />
    case 'cross':
      return <path d="M2 2l8 8M10 2l-8 8" fill="none" stroke="currentColor" strokeWidth="2" />
    case 'ring':
      return <circle cx="6" cy="6" fill="none" r="4" stroke="currentColor" strokeWidth="1.75" />
    case 'flag':
      return (
        <path
          d="M2.5 11V1.5h7L7.75 4l1.75 2.5h-7"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        />
      )
    case 'half':
      return (
        <>
          <circle cx="6" cy="6" fill="none" r="4" stroke="currentColor" strokeWidth="1.5" />
          <path d="M6 2a4 4 0 0 0 0 8z" fill="currentColor" />
        </>
      )
  }
}
