// What a language gives to the reading of short messages; each language is one file of data beside this one.

/**
 * Phrases are regular expressions without anchors, written for text in lower case with straight apostrophes and no full stops. `{n}` stands
 * for up to n further words. A message closes when it is made of these phrases alone and at least one is `closing`.
 */
export type ClosingPhrases = {
  /** Enough by themselves: thanks, agreement, receipt, farewell. */
  closing: readonly string[]
  /** May stand beside them: yes, "I'll come on Friday", "hi Ann". */
  beside: readonly string[]
  /** Wherever they stand, an answer is wanted, or something is not well: questions, requests, contrast. */
  wanting: readonly string[]
  /** Words of trouble; they count unless the sentence says that it is over. */
  trouble: readonly string[]
  solved: readonly string[]
  /** A line of its own with which letters end. */
  signOff: readonly string[]
  /** What joins two phrases in one sentence, beside the comma. */
  and: readonly string[]
  /** What stands in a message that tells how it went and thanks ("He cried. Thank you!"); a language may do without. */
  telling?: Telling
}

export type Telling = {
  /** Thanks in full, not the bare "Thanks." under which business letters ask. */
  thanks: readonly string[]
  /** Beginnings of commands. */
  commands: readonly string[]
  /** Words of business, numbers, choices: somebody may have to act on them. */
  matters: readonly string[]
  /** Beginnings about a thing, of which only the past may be told: what it does now may be why they write. */
  things: readonly string[]
  past: readonly string[]
  /** Signs that it went well; what is told could else be a complaint or news. */
  glad: readonly string[]
  /** Beginnings of sentences that report what they did, or that it came: after an answer of ours they ask for nothing. */
  reports: readonly string[]
  /** Beginnings of sentences about us. */
  praise: readonly string[]
  /** Words with which a report may still want something, announce something, or complain. */
  doubts: readonly string[]
  /** Times of day, which are no numbers to act on. */
  clock: readonly string[]
}
