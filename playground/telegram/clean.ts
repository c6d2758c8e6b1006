/** A stretch of a text, in UTF-16 units. */
export type Stretch = { readonly offset: number; readonly length: number };

/**
 * A text as the Bot API's server cleans it before it counts: controls become blanks, carriage returns and some marks
 * go, the ends are trimmed (TDLib, clean_input_string and fix_formatted_text). Stretches move with what they cover.
 */
export function clean<T extends Stretch>(text: string, stretches: readonly T[]): { text: string; stretches: T[] } {
  let cleaned = "";
  const moved: number[] = [];
  for (let i = 0; i <= text.length; i++) {
    moved.push(cleaned.length);
    const unit = text[i] ?? "";
    if (!dropped.test(unit)) cleaned += control.test(unit) ? " " : unit;
  }
  const trimmed = cleaned.trimEnd();
  const lead = trimmed.length - trimmed.trimStart().length;
  const at = (index: number) => Math.min(Math.max((moved[index] ?? cleaned.length) - lead, 0), trimmed.length - lead);
  return {
    text: trimmed.slice(lead),
    stretches: stretches
      .map((stretch) => {
        const offset = at(stretch.offset);
        return { ...stretch, offset, length: at(stretch.offset + stretch.length) - offset };
      })
      .filter(({ length }) => length > 0),
  };
}

const dropped = /\r|[\u2028-\u202e]|\u030a|\u0333|\u033f/u;
const control = /[\u0000-\u0009\u000b-\u001f]/u;
