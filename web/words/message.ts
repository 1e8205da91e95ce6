// What values an ICU message asks for, read from its text by the type checker.

/** `{ name, n }` of 'Hello {name}, {n, plural, one {# mail} other {# mails}}'. */
export type ValuesOf<Text extends string> = { [Name in Scan<Text, ['text'], never>]: string | number }

type Place = 'text' | 'cases'

/** Walks from brace to brace; the stack tells whether an opening brace begins a value (in text) or a case's text (among cases). */
type Scan<Text extends string, Stack extends Place[], Names extends string> = Text extends `${infer Head}}${infer Tail}`
  ? Head extends `${string}{${infer After}`
    ? Stack extends ['text', ...Place[]]
      ? OpenValue<`${After}}${Tail}`, Stack, Names>
      : Scan<`${After}}${Tail}`, ['text', ...Stack], Names>
    : Stack extends [Place, ...infer Below extends Place[]]
      ? Scan<Tail, Below, Names>
      : Names
  : Names

type OpenValue<
  Text extends string,
  Stack extends Place[],
  Names extends string,
> = Text extends `${infer Name}}${infer Tail}`
  ? Name extends `${infer Before},${string}`
    ? Text extends `${Before},${infer Cases}`
      ? Scan<Cases, ['cases', ...Stack], Names | Trim<Before>>
      : never
    : Scan<Tail, Stack, Names | Trim<Name>>
  : Names

type Trim<Text extends string> = Text extends ` ${infer Rest}` | `${infer Rest} ` ? Trim<Rest> : Text
