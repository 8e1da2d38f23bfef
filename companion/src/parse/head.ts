import type { Headers } from "@zone-eu/mailsplit";
import { Headers as SplitHeaders } from "@zone-eu/mailsplit";
import addressparser from "nodemailer/lib/addressparser/index.js";
import { cleanLine, Words } from "./charset.js";

export type Mailbox = { name: string; address: string };

/** No field is read beyond this: what stands in real mail is shorter, and decoding has a price. */
const longestField = 100_000;

/** The header of a mail or of one of its parts. Names are case-blind; values are unfolded. */
export class Head {
  readonly words = new Words();
  private readonly values = new Map<string, string[]>();

  constructor(headers: Headers | Buffer) {
    const lines = (Buffer.isBuffer(headers) ? new SplitHeaders(headers) : headers).getList();
    for (const { key, line } of lines) {
      if (!key) continue;
      const value = line.slice(line.indexOf(":") + 1, longestField).replace(/\s*[\r\n]+\s*/g, " ").trim();
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

  /** Of a field that may stand once, the first counts; lists of recipients are put together. */
  mailboxes(name: "from" | "sender" | "reply-to" | "to" | "cc" | "bcc"): Mailbox[] {
    const isList = name === "to" || name === "cc" || name === "bcc";
    const source = isList ? (this.values.get(name) ?? []).map((one) => this.text(one)).join(", ") : this.raw(name);
    return this.flatten(addressparser(source, { flatten: true }) as Mailbox[]);
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

  /**
   * Names are decoded after the field was taken apart, and addresses never: an encoded word is no place for an address
   * (RFC 2047, 5), and one that holds a line break or a comma must not add a recipient.
   */
  private flatten(found: Mailbox[]): Mailbox[] {
    return found
      .map(({ name, address }) => ({ name: cleanLine(this.words.decodeWords(name), 200), address: cleanLine(address, 320).replace(/\([^()]*\)|\s/g, "") }))
      .filter(({ address }) => /^[^\s@<>"]+@[^\s@<>",;]+$|^"[^"]+"@[^\s@<>",;]+$/.test(address));
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
