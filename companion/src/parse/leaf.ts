import { Libmime } from "libmime";
import { decode } from "./charset.js";
import { Exceeded, type Limits } from "./limits.js";
import type { Body, Branch, Description, Writing } from "./part.js";
import { transferOf } from "./transfer.js";
import { UuencodeFilter } from "./uuencode.js";

/** Takes the encoded bytes of one part as they come. */
export type Leaf = { push(bytes: Buffer): void; end(): void };

const mime = new Libmime();

export function fileLeaf({ encoding }: Description, open: () => Writing): Leaf {
  const transfer = transferOf(encoding);
  const writing = open();
  return {
    push: (bytes) => writing.write(transfer.push(bytes)),
    end: () => {
      writing.write(transfer.end());
      writing.end();
    },
  };
}

/** The bodies of one mail, and how much of them there may be. */
export class Bodies {
  readonly all: Body[] = [];
  badCharset = false;
  private readonly sizes = { "text/plain": 0, "text/html": 0 };

  constructor(private readonly limits: Limits, private readonly openEmbedded: (name: string) => Writing) {}

  leaf(type: Body["type"], described: Description, branches: Branch[]): Leaf {
    const pieces: Buffer[] = [];
    const body: Body = { type, text: "", branches };
    const transfer = transferOf(described.encoding);
    const inside = type === "text/plain" ? new UuencodeFilter(this.openEmbedded) : undefined;
    this.all.push(body);
    const keep = (bytes: Buffer) => {
      this.grow(type, bytes.length);
      pieces.push(bytes);
    };
    return {
      push: (bytes) => keep(inside ? inside.push(transfer.push(bytes)) : transfer.push(bytes)),
      end: () => {
        keep(inside ? inside.push(transfer.end()) : transfer.end());
        if (inside) keep(inside.end());
        body.text = this.read(Buffer.concat(pieces), described);
      },
    };
  }

  /** A multipart whose announced boundaries never come: what it holds is its text. */
  undivided(described: Description, branches: Branch[]): Leaf {
    const pieces: Buffer[] = [];
    return {
      push: (bytes) => {
        this.grow("text/plain", bytes.length);
        pieces.push(bytes);
      },
      end: () => {
        const text = this.read(Buffer.concat(pieces), described);
        const boundary = described.params.boundary;
        const lines = text.split("\n").filter((line) => !boundary || !line.startsWith(`--${boundary}`));
        if (lines.some((line) => line.trim() !== "")) this.all.push({ type: "text/plain", text: lines.join("\n"), branches });
      },
    };
  }

  private grow(type: Body["type"], bytes: number): void {
    this.sizes[type] += bytes;
    if (this.sizes[type] > this.limits.text) throw new Exceeded("text");
  }

  private read(bytes: Buffer, { params, type }: Description): string {
    const { text, mended } = decode(bytes, params.charset);
    this.badCharset ||= mended;
    const flowed = type === "text/plain" && params.format?.toLowerCase() === "flowed";
    return flowed ? mime.decodeFlowed(text, params.delsp?.toLowerCase() === "yes") : text;
  }
}
