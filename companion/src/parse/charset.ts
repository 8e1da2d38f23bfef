import iconv from "iconv-lite";
import { Libmime } from "libmime";

/** `mended`: the bytes were not in the charset they claimed, or claimed none that is known. */
export type Decoded = { text: string; mended: boolean };

const strict = new TextDecoder("utf-8", { fatal: true });
const unicode = /^(|utf-?8|us-?ascii|ascii|7bit|8bit|unknown-8bit|x-unknown|default|ansi_x3\.4-.*)$/;
const western = /^(iso-?8859-?1|iso-?8859-?15|latin-?1|l1|windows-?1252|cp-?1252|x-ansi)$/;
const aliases: Record<string, string> = { "ks_c_5601-1987": "cp949", "unicode-1-1-utf-7": "utf-7", "iso-8859-8-i": "iso-8859-8", "cp-850": "cp850" };

/**
 * The text of bytes that say they are in a charset. Where they are not, the likeliest is taken: valid UTF-8 is hardly
 * ever anything else, and what is left is, in this half of the world, Windows-1252.
 */
export function decode(bytes: Buffer, declared: string | undefined): Decoded {
  const charset = (declared ?? "").toLowerCase().replace(/["'\s]|\*.*$/g, "");
  const known = aliases[charset] ?? charset;
  if (unicode.test(known)) {
    const escaped = bytes.indexOf("\u001b$") >= 0;
    if (escaped) return { text: japanese(bytes), mended: true };
    return unless(asUtf8(bytes), () => iconv.decode(bytes, "windows-1252"));
  }
  if (western.test(known)) {
    const plain = bytes.every((byte) => byte < 0x80);
    const utf8 = plain ? undefined : asUtf8(bytes);
    if (utf8 !== undefined) return { text: utf8, mended: true };
    return { text: iconv.decode(bytes, /15$/.test(known) ? known : "windows-1252"), mended: false };
  }
  if (/^(jis|iso-?2022-?jp|euc-?jp)/.test(known)) return { text: japanese(bytes, known), mended: false };
  if (iconv.encodingExists(known)) return { text: iconv.decode(bytes, known), mended: false };
  return { text: asUtf8(bytes) ?? iconv.decode(bytes, "windows-1252"), mended: true };
}

function unless(text: string | undefined, otherwise: () => string): Decoded {
  return text === undefined ? { text: otherwise(), mended: true } : { text, mended: false };
}

function asUtf8(bytes: Buffer): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

function japanese(bytes: Buffer, charset = "iso-2022-jp"): string {
  return new Libmime().decodeWord(charset, "B", bytes.toString("base64"));
}

/** The words of headers (RFC 2047, RFC 2231), mended like bodies. `mended` tells whether any of them was. */
export class Words extends Libmime {
  mended = false;

  override decodeWord(charset: string, encoding: string, text: string): string {
    // In this charset each byte comes back as one character.
    const bytes = Buffer.from(super.decodeWord("binary", encoding, text), "latin1");
    return this.raw(bytes, charset || "utf-8");
  }

  raw(bytes: Buffer, charset?: string): string {
    const { text, mended } = decode(bytes, charset);
    this.mended ||= mended;
    return text;
  }
}

/**
 * What may travel on: no NUL, which databases refuse, no half of a surrogate pair, which JSON readers refuse, and no
 * direction overrides in what is one line. A line is also free of line breaks, which would start a header (A5).
 */
export function clean(text: string): string {
  return text.replace(/\u0000/g, "").replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}

export function cleanLine(text: string, most = 1_000): string {
  return clean(text.slice(0, most + 1_000).replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, " "))
    .replace(/ {2,}/g, " ").trim().slice(0, most);
}
