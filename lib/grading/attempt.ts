/** How an answer was given; `unknown` is the honest "I don't know". */
export type Attempt = 'typed' | 'said' | 'unknown'
