import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { join } from "node:path";
import { Libmime } from "libmime";
import { cleanLine } from "./charset.js";
import type { Head } from "./head.js";

/** A multipart that something stands in, and which one of the mail it is. */
export type Branch = { id: number; subtype: string };

/** A body: text to be read. `branches` are the multiparts it stands in, outermost first. */
export type Body = { type: "text/plain" | "text/html"; text: string; branches: Branch[] };

/** What an attachment is for whoever receives it. */
export type Purpose = "file" | "message" | "calendar" | "signature" | "encrypted";

/** A part kept as a file under a name of our own; `name` is the sender's, for showing only. */
export type Attachment = {
  name: string; type: string; size: number; path: string; cid: string | null; inline: boolean; is: Purpose;
};

/** What a part says of itself. */
export type Description = { type: string; params: Record<string, string>; disposition: string; name: string; cid: string | null; encoding: string };

const mime = new Libmime();

export function describe(head: Head): Description {
  const content = head.structured("content-type");
  const disposition = head.structured("content-disposition");
  const words = (value: string | undefined) => head.words.decodeWords(value ?? "");
  const name = baseName(words(disposition.params.filename) || words(content.params.name));
  const guess = name || disposition.value === "attachment" ? mime.detectMimeType(name) : "text/plain";
  const said = content.value === "text" ? "text/plain" : /^[^\s/]+\/[^\s/]+$/.test(content.value) ? content.value : guess;
  const type = said === "application/octet-stream" && name ? mime.detectMimeType(name) : said;
  return {
    type: cleanLine(type, 100),
    params: content.params,
    disposition: disposition.value,
    name,
    cid: cleanLine(head.raw("content-id").replace(/^\s*<|>\s*$/g, ""), 250) || null,
    encoding: head.raw("content-transfer-encoding"),
  };
}

/** The last piece of a path, as some programs send it whole; never used on our disk. */
function baseName(given: string): string {
  const name = cleanLine(given.split(/[/\\]/).at(-1) ?? "", 255);
  return /^\.*$/.test(name) ? "" : name;
}

export function purposeOf({ type, params, name }: Description): Purpose {
  if (type === "message/rfc822" || type === "message/global") return "message";
  if (type === "text/calendar" || type === "application/ics") return "calendar";
  if (/^application\/(x-)?pkcs7-signature$|^application\/pgp-signature$/.test(type)) return "signature";
  if (/^application\/(x-)?pkcs7-mime$/.test(type)) return params["smime-type"] === "signed-data" ? "signature" : "encrypted";
  if (type === "application/pgp-encrypted" || /\.(pgp|gpg)$/i.test(name)) return "encrypted";
  return "file";
}

/** Files of one mail in its folder: 001.part, 002.part… */
export class Folder {
  readonly attachments: Attachment[] = [];
  constructor(private readonly directory: string) {}

  open({ type, disposition, name, cid }: Pick<Description, "type" | "disposition" | "name" | "cid">, is: Purpose): Writing {
    const number = this.attachments.length + 1;
    const path = this.path(`${String(number).padStart(3, "0")}.part`);
    const extension = is === "message" ? "eml" : mime.detectExtension(type);
    const attachment: Attachment = {
      name: baseName(name) || `${is === "file" ? "attachment" : is}-${number}.${extension}`,
      type, size: 0, path, cid, inline: disposition === "inline" || (cid !== null && disposition !== "attachment"), is,
    };
    this.attachments.push(attachment);
    return new Writing(attachment);
  }

  path(name: string): string {
    return join(this.directory, name);
  }

  /** The type that a file's name says. */
  typeOf(name: string): string {
    return mime.detectMimeType(name) || "application/octet-stream";
  }
}

/**
 * An attachment on its way to its file. It is written without a queue: what the disk has not taken, memory does not
 * hold. This process does nothing else meanwhile.
 */
export class Writing {
  private readonly file: number;
  constructor(readonly attachment: Attachment) {
    this.file = openSync(attachment.path, "wx", 0o640);
  }

  write(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; ) at += writeSync(this.file, bytes, at);
    this.attachment.size += bytes.length;
  }

  end(): void {
    closeSync(this.file);
  }
}

/** The beginning of an attachment: as much as a report, or a header, may reasonably take. */
export function beginning({ path, size }: Attachment, most = 262_144): Buffer {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(Math.min(size, most));
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(file);
  }
}
