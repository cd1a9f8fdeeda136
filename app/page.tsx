import { Continue } from '@/components/today/continue'
import { SeamFigure } from '@/components/today/seam-figure'
import { Shelves } from '@/components/today/shelves'
import { deck, shelf } from '@/lib/content/library'
import { newVisitor, nextStep } from '@/lib/progress/next-step'

export default function TodayPage() {
  return (
    <div className="mx-auto w-full max-w-column px-4.5 py-8 sm:px-7 sm:py-14">
      <h1 className="sr-only">Today</h1>
      <Continue first={nextStep(newVisitor, deck())} />
      <SeamFigure />
      <Shelves
        counts={{
          '/questions': deck().length,
          '/designs': shelf('design').length,
          '/incidents': shelf('incident').length,
        }}
      />
    </div>
  )
}
