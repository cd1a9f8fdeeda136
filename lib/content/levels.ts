/** Everyone, a working engineer, a senior one. */
export const levels = ['low', 'medium', 'high'] as const
export type Level = (typeof levels)[number]
