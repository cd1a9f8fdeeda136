import { PREFERENCES_SLOT } from '@/lib/progress/preferences'

/** Runs before the first paint. `system` needs no attribute: light-dark() asks the system. */
const script = `try{const{theme}=JSON.parse(localStorage.getItem('${PREFERENCES_SLOT}'));if(theme==='light'||theme==='dark')document.documentElement.dataset.theme=theme}catch{}`

export function ThemeScript() {
  return <script dangerouslySetInnerHTML={{ __html: script }} />
}
