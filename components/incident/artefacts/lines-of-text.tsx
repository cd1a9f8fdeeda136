import { Scroll } from './scroll'

interface TextProps {
  readonly title: string
  readonly text: string
}

const mono = 'w-max min-w-full font-mono text-[0.8125rem] leading-relaxed whitespace-pre'

/** As printed; what was typed stands out. */
export function Terminal({ title, text }: TextProps) {
  return (
    <Scroll label={title}>
      <div className={mono}>
        {text.split('\n').map((line, place) => (
          <div key={place} className={/^\S*[$>#] /.test(line) ? 'font-semibold' : undefined}>
            {line || ' '}
          </div>
        ))}
      </div>
    </Scroll>
  )
}

const looks: Readonly<Record<string, string>> = {
  '+': 'text-pass',
  '-': 'text-stop',
  '@': 'text-muted',
}

/** Added and taken away, each with its sign. */
export function Diff({ title, text }: TextProps) {
  return (
    <Scroll label={title}>
      <div className={mono}>
        {text.split('\n').map((line, place) => (
          <DiffLine key={place} line={line} />
        ))}
      </div>
    </Scroll>
  )
}

function DiffLine({ line }: { readonly line: string }) {
  if (/^(diff |index |--- |\+\+\+ |new file)/.test(line))
    return <div className="text-muted">{line}</div>
  const [sign = ' '] = line
  return (
    <div className={looks[sign]}>
      {/* A minus, which a reader hears; a hyphen is passed over. */}
      {sign === '-' ? `−${line.slice(1)}` : line || ' '}
    </div>
  )
}
