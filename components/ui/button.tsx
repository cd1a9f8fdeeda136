import type { ComponentProps } from 'react'

import { Link } from './link'

type Look = 'primary' | 'plain' | 'quiet'

const base =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-lg px-4 py-2 text-center text-[0.9375rem] leading-tight font-medium transition-colors duration-100 disabled:cursor-not-allowed'

const looks: Readonly<Record<Look, string>> = {
  primary:
    'border border-ink bg-ink text-paper hover:bg-ink/88 disabled:border-line disabled:bg-wash disabled:text-muted',
  plain:
    'border border-edge bg-surface text-ink hover:border-ink disabled:border-line disabled:text-muted',
  quiet: 'text-muted hover:text-ink disabled:text-muted',
}

const classFor = (look: Look, extra = '') => `${base} ${looks[look]} ${extra}`

export function Button({
  look = 'plain',
  className,
  ...rest
}: ComponentProps<'button'> & { readonly look?: Look }) {
  return <button type="button" {...rest} className={classFor(look, className)} />
}

export function ButtonLink({
  look = 'plain',
  className,
  ...rest
}: ComponentProps<typeof Link> & { readonly look?: Look }) {
  return <Link {...rest} className={classFor(look, className)} />
}
