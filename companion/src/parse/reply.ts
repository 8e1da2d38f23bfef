import { Letter } from "./letter.js";

/**
 * A letter in two: what the person wrote, with answers between the lines of a quotation, and the history that follows
 * it. Nothing is lost: the two together are the text.
 *
 * It goes by lines and never looks at one twice for long, whatever they hold. In doubt a line is the person's: a
 * complaint that quotes what it is about must not disappear in the fold.
 */
export type Division = { said: string; quoted: string };

export function divide(text: string): Division {
  const lines = text.split("\n");
  const cut = whereHistoryBegins(lines);
  const said = lines.slice(0, cut).join("\n").trimEnd();
  if (said.trim() === "") return { said: text, quoted: "" };
  return { said, quoted: lines.slice(cut).join("\n").replace(/^\s*\n/, "") };
}

/** Nobody writes so many lines; what mounts up to them is not looked through for history. */
const most = 20_000;

function whereHistoryBegins(lines: string[]): number {
  if (lines.length > most) return lines.length;
  const letter = new Letter(lines);
  for (let at = 0; at < lines.length; at++) {
    if (letter.isEmpty(at) || letter.isProse(at)) continue;
    if (letter.isMark(at)) return letter.aboveRules(at);
    if (letter.isQuoted(at)) {
      if (letter.isNothingOwnFrom(at)) return at;
      while (letter.isQuoted(at + 1)) at++;
      continue;
    }
    const height = letter.heightOfHeader(at);
    const next = letter.nextWritten(at + height);
    if (height > 0 && (!letter.isQuoted(next) || letter.isNothingOwnFrom(next))) return at;
  }
  return lines.length;
}
