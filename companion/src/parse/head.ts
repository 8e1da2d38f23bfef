import type { Headers } from "@zone-eu/mailsplit";
import { Headers as SplitHeaders } from "@zone-eu/mailsplit";
import addressparser from "nodemailer/lib/addressparser/index.js";
import { cleanLine, Words } from "./charset.js";

export type Mailbox = { name: string; address: string };

/**
 * No field is read beyond this: what stands in real mail is shorter, and taking it apart has a price that grows with
 * the square of the length. Lists of recipients and of earlier mails may be long.
 */
const longestField = 8_000;
const longestReferences = 60_000;
const longestList = 16_000;

/** The header of a mail or of one of its parts. Names are case-blind; values are unfolded. */
export class Head {
  readonly words = new Words();
  private readonly values = new Map<string, string[]>();

  constructor(headers: Headers | Buffer) {
    const lines = (Buffer.isBuffer(headers) ? new SplitHeaders(headers) : headers).getList();
    for (const { key, line } of lines) {
      if (!key) continue;
      const most = key === "references" ? longestReferences : /^(to|cc|bcc)$/.test(key) ? longestList + 1 : longestField;
      const value = line.slice(line.indexOf(":") + 1, most).replace(/\s*[\r\n]+\s*/g, " ").trim();
      const held = this.values.get(key);
      if (held) held.push(value);
      else this.values.set(key, [value]);
    }
  }

  has(name: string): boolean {
    return this.values.has(name);
  }

  /** As it came, bytes read as text; `=?…?=` words are left as they are. */
  raw(name: string): string {
    return this.text(this.values.get(name)?.find((one) => one !== "") ?? "");
  }

  all(name: string): string[] {
    return (this.values.get(name) ?? []).slice(0, 50).map((one) => cleanLine(this.words.decodeWords(this.text(one)), 2_000));
  }

  /** For people: one decoded line. */
  line(name: string, most = 1_000): string {
    return cleanLine(this.words.decodeWords(this.raw(name)), most);
  }

  /** A value with parameters, such as Content-Type. */
  structured(name: string): { value: string; params: Record<string, string> } {
    const { value, params } = this.words.parseHeaderValue(this.raw(name));
    return { value: (value || "").toLowerCase().replace(/\(.*?\)/g, "").trim(), params };
  }

  /**
   * Of a field that may stand once, the first counts; lists of recipients are put together. Encoded words are set aside
   * while the field is taken apart, and stand only for names: what one holds, a comma or a line break or another
   * address, adds no mailbox (RFC 2047, 5).
   */
  mailboxes(name: "from" | "sender" | "reply-to" | "to" | "cc" | "bcc"): Mailbox[] {
    const isList = name === "to" || name === "cc" || name === "bcc";
    const source = isList ? (this.values.get(name) ?? []).map((one) => this.text(one)).join(", ") : this.raw(name);
    const words: string[] = [];
    const bare = source.slice(0, longestList).replace(/[\ue000\ue001]/g, "")
      .replace(/=\?[^?\s]{1,60}\?[bq]\?[^?]{0,2000}\?=/gi, (word) => `\ue000${words.push(word) - 1}\ue001`);
    const named = (text: string) => text.replace(/\ue000(\d+)\ue001/g, (_, index: string) => words[Number(index)] ?? "");
    return (addressparser(bare, { flatten: true }) as Mailbox[])
      .map(({ name, address }) => ({ name: cleanLine(this.words.decodeWords(named(name).slice(0, 2_000)), 200), address: cleanLine(address, 320).replace(/\([^()]*\)|\s/g, "") }))
      .filter(({ address }) => /^[^\s@<>"\ue000]+@[^\s@<>",;\ue000]+$|^"[^"]+"@[^\s@<>",;]+$/.test(address));
  }

  /** Whether a list of recipients is longer than it is read. */
  isTooLong(name: "to" | "cc" | "bcc"): boolean {
    return (this.values.get(name) ?? []).reduce((sum, one) => sum + one.length, 0) > longestList;
  }

  messageIds(name: string): string[] {
    return messageIds(this.raw(name));
  }

  date(): { iso: string | null; given: boolean } {
    const given = this.raw("date");
    const found = new Date(given.slice(0, 200).replace(/\([^)]*\)/g, " ").replace(/\s*:\s*/g, ":"));
    const sensible = !Number.isNaN(found.getTime()) && found.getUTCFullYear() > 1970 && found.getUTCFullYear() < 2200;
    return { iso: sensible ? found.toISOString() : null, given: given !== "" };
  }

  /** Headers arrive with one character per byte. */
  private text(value: string): string {
    return this.words.raw(Buffer.from(value, "latin1"));
  }
}

/** `<a@b>` identities in the order in which they stand; one without brackets counts where it is alone. */
export function messageIds(value: string): string[] {
  const alone = value.trim();
  const found = value.match(/<[^<>]{1,990}>/g) ?? (/^[^<>\s]{1,990}$/.test(alone) ? [`<${alone}>`] : []);
  // Spaces and comments inside were once allowed (RFC 5322, 4.5.4).
  return [...new Set(found.map((one) => cleanLine(one.replace(/\([^()]*\)|\s/g, ""))))].slice(-200);
}
