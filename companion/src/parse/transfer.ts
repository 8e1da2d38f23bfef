/**
 * Undoes a Content-Transfer-Encoding while the part passes by; what the encoding does not know is left out. The usual
 * libraries hold a quoted-printable part whole, and lose the 8-bit letters that stand in some against the rules.
 */
export type Transfer = { push(bytes: Buffer): Buffer; end(): Buffer };

export function transferOf(encoding: string): Transfer {
  switch (encoding.toLowerCase().replace(/[\s;(].*$/, "")) {
    case "base64": return new Base64();
    case "quoted-printable": return new QuotedPrintable();
    default: return { push: (bytes) => bytes, end: () => Buffer.alloc(0) };
  }
}

class Base64 implements Transfer {
  private rest = "";

  push(bytes: Buffer): Buffer {
    const clean = this.rest + bytes.toString("latin1").replace(/[^A-Za-z0-9+/=]+/g, "");
    // Padding in the middle: a sender that put several pieces one after another.
    if (clean.includes("=")) return this.pieces(clean);
    const whole = clean.length - (clean.length % 4);
    this.rest = clean.slice(whole);
    return Buffer.from(clean.slice(0, whole), "base64");
  }

  end(): Buffer {
    const rest = this.rest;
    this.rest = "";
    return Buffer.from(rest, "base64");
  }

  private pieces(clean: string): Buffer {
    const pieces = clean.split(/=+/);
    const last = pieces.pop() ?? "";
    const whole = last.length - (last.length % 4);
    this.rest = last.slice(whole);
    return Buffer.concat([...pieces, last.slice(0, whole)].map((piece) => Buffer.from(piece, "base64")));
  }
}

class QuotedPrintable implements Transfer {
  private rest = Buffer.alloc(0);

  push(bytes: Buffer): Buffer {
    const all = this.rest.length ? Buffer.concat([this.rest, bytes]) : bytes;
    const end = this.cut(all);
    this.rest = Buffer.from(all.subarray(end));
    return decodeQuoted(all.subarray(0, end));
  }

  end(): Buffer {
    return decodeQuoted(this.rest);
  }

  /** After the last whole line; a line without end is cut where no escape is split. */
  private cut(all: Buffer): number {
    const line = all.lastIndexOf(0x0a) + 1;
    if (line > 0 || all.length < 65_536) return line;
    const escape = all.lastIndexOf(0x3d);
    return escape >= all.length - 2 ? escape : all.length;
  }
}

function decodeQuoted(bytes: Buffer): Buffer {
  const out = Buffer.alloc(bytes.length);
  let size = 0;
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(0x0a, start);
    const next = found < 0 ? bytes.length : found + 1;
    let breakAt = found < 0 ? next : found > start && bytes[found - 1] === 0x0d ? found - 1 : found;
    const lineEnd = breakAt;
    // Spaces before a line's end were added on the way (RFC 2045, 6.7).
    while (found >= 0 && breakAt > start && (bytes[breakAt - 1] === 0x20 || bytes[breakAt - 1] === 0x09)) breakAt--;
    const soft = breakAt > start && bytes[breakAt - 1] === 0x3d;
    const last = soft ? breakAt - 1 : breakAt;
    for (let at = start; at < last; at++) {
      const value = bytes[at] === 0x3d ? hex(bytes[at + 1]) * 16 + hex(bytes[at + 2]) : Number.NaN;
      if (value >= 0) at += 2;
      out[size++] = value >= 0 ? value : (bytes[at] as number);
    }
    if (!soft) size += bytes.copy(out, size, lineEnd, next);
    start = next;
  }
  return out.subarray(0, size);
}

function hex(byte: number | undefined): number {
  if (byte === undefined) return Number.NaN;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : Number.NaN;
}
