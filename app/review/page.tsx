import { Review } from '@/components/review/review'

export const metadata = { title: 'Review' }

export default function ReviewPage() {
  return <Review />
}
