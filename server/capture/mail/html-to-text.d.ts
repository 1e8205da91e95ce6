// What Kith uses of html-to-text, which brings no types of its own.
declare module 'html-to-text' {
  type Selector = { selector: string; format?: string; options?: Record<string, unknown> }
  type Limits = { maxInputLength?: number; maxDepth?: number; ellipsis?: string }
  export function compile(options: {
    wordwrap?: number | false
    limits?: Limits
    selectors?: Selector[]
  }): (html: string) => string
}
