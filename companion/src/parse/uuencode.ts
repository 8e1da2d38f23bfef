/** Where the content of a file found on the way goes. */
export type Sink = { write(bytes: Buffer): void; end(): void };

/**
 * Takes uuencoded files (`begin 644 name` … `end`, of old mail programs) out of a text while it passes by. A line that
 * merely begins with "begin" stays text: the next one must look like uuencode.
 */
export class UuencodeFilter {
  private rest = "";
  private begun: { line: string; name: string } | undefined;
  private file: Sink | undefined;

  constructor(private readonly open: (name: string) => Sink) {}

  /** What of the bytes is text. */
  push(bytes: Buffer): Buffer {
    const lines = (this.rest + bytes.toString("latin1")).split("\n");
    this.rest = lines.pop() ?? "";
    if (this.rest.length > 10_000 && !this.file && !this.begun) {
      lines.push(this.rest);
      this.rest = "";
      return Buffer.from(this.text(lines.slice(0, -1)) + (lines.at(-1) ?? ""), "latin1");
    }
    return Buffer.from(this.text(lines), "latin1");
  }

  end(): Buffer {
    let left = this.rest === "" ? "" : this.take(this.rest, "");
    if (this.begun) left = `${this.begun.line}\n${left}`;
    this.file?.end();
    return Buffer.from(left, "latin1");
  }

  private text(lines: string[]): string {
    return lines.map((line) => this.take(line, "\n")).join("");
  }

  private take(line: string, lineEnd: string): string {
    const bare = line.endsWith("\r") ? line.slice(0, -1) : line;
    if (this.file) return this.inside(bare, line, lineEnd);

    let before = "";
    if (this.begun) {
      const { line: opening, name } = this.begun;
      this.begun = undefined;
      if (looksEncoded(bare)) {
        this.file = this.open(name);
        return this.inside(bare, line, lineEnd);
      }
      before = `${opening}\n`;
    }
    const opening = /^begin [0-7]{3,4} (\S.{0,250})$/.exec(bare);
    if (!opening) return before + line + lineEnd;
    this.begun = { line, name: opening[1] ?? "" };
    return before;
  }

  private inside(bare: string, line: string, lineEnd: string): string {
    if (looksEncoded(bare)) {
      this.file?.write(decodeLine(bare));
      return "";
    }
    if (bare === "`" || bare.trim() === "") return "";
    this.file?.end();
    this.file = undefined;
    return bare === "end" ? "" : line + lineEnd;
  }
}

function looksEncoded(line: string): boolean {
  const size = (line.charCodeAt(0) - 32) & 63;
  if (!/^[ -`]+$/.test(line) || size === 0 || size > 45) return false;
  // Trailing spaces, which mean zeros, are often lost on the way; two characters more are a checksum of some encoders.
  const whole = Math.ceil(size / 3) * 4;
  return line.length - 1 <= whole + 2 && (line.length - 1 >= Math.ceil((size * 8) / 6) || line.length - 1 >= whole - 4);
}

function decodeLine(line: string): Buffer {
  const size = (line.charCodeAt(0) - 32) & 63;
  const bytes = Buffer.alloc(Math.ceil(size / 3) * 3);
  const six = (index: number) => (((index < line.length ? line.charCodeAt(index) : 32) - 32) & 63);
  for (let out = 0, at = 1; out < size; out += 3, at += 4) {
    const all = (six(at) << 18) | (six(at + 1) << 12) | (six(at + 2) << 6) | six(at + 3);
    bytes.writeUIntBE(all, out, 3);
  }
  return bytes.subarray(0, size);
}
