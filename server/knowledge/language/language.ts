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
}
