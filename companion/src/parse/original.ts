import { Head } from "./head.js";
import { type Attachment, beginning } from "./part.js";

/** What a report says of the message that it is about. */
export type Original = { messageId: string | null; subject: string; to: string[] };

const headerTypes = /^(message\/(rfc822|global|rfc822-headers|global-headers)|text\/rfc822-headers?)$/;
const telling = ["message-id", "from", "to", "subject", "date", "received", "return-path", "mime-version"];

/** The message that was sent back: as a part, as a file with its header, or written below the notice. */
export function originalOf(attachments: Attachment[], text: string): Original | null {
  const parts = attachments.filter((one) => headerTypes.test(one.type));
  const files = attachments.filter((one) => one.type === "text/plain" || one.type === "application/octet-stream");
  const found: Original[] = [];
  for (const part of parts) found.push(read(new Head(header(beginning(part)))));
  for (const file of files) found.push(...written(beginning(file, 65_536).toString("utf8")).slice(0, 1));
  found.push(...written(text));
  return found.find((one) => one.messageId) ?? found.find((one) => one.to.length > 0) ?? found[0] ?? null;
}

/** Where the original begins in a notice that quotes it, in lines; the number of lines if it does not. */
export function whereOriginalBegins(lines: string[]): number {
  const at = lines.findIndex((_, index) => isBeginning(lines, index));
  return at < 0 ? lines.length : at;
}

function written(text: string): Original[] {
  const lines = text.slice(0, 100_000).split("\n");
  const found: Original[] = [];
  for (let at = 0; at < lines.length && found.length < 5; at++) {
    if (!isBeginning(lines, at)) continue;
    found.push(read(new Head(Buffer.from(block(lines, at).join("\r\n"), "utf8"))));
    at += block(lines, at).length;
  }
  return found;
}

/** A header begins after an empty or a separating line, and two of its lines at least are such as every mail has. */
function isBeginning(lines: string[], at: number): boolean {
  const before = bare(lines[at - 1] ?? "").trim();
  if (before !== "" && !/:$|^[-=_*]{3,}|[-=_*]{3,}$|\.$/.test(before)) return false;
  if (!/^(from )?[a-z][a-z0-9-]*\s*:/i.test(bare(lines[at] ?? "").trim().replace(/^From .*$/, "x:"))) return false;
  const names = block(lines, at).map((line) => /^([a-z][a-z-]*)\s*:/i.exec(line)?.[1]?.toLowerCase() ?? "");
  return telling.filter((name) => names.includes(name)).length >= 2;
}

/** The lines up to the next empty one, without the indentation or the quote marks that all of them share. */
function block(lines: string[], at: number): string[] {
  let end = at + 1;
  while (end < Math.min(lines.length, at + 300) && bare(lines[end] ?? "").trim() !== "") end++;
  const found = lines.slice(at, end).map(bare);
  const indent = /^\s*/.exec(found[0] ?? "")?.[0].length ?? 0;
  return found.map((line) => (line.slice(0, indent).trim() === "" ? line.slice(indent) : line).replace(/\r$/, "")).filter((line) => !/^From /.test(line));
}

function bare(line: string): string {
  return line.replace(/^(> ?)+/, "");
}

function read(head: Head): Original {
  return {
    messageId: head.messageIds("message-id")[0] ?? null,
    subject: head.line("subject"),
    to: [...new Set(head.mailboxes("to").map((one) => one.address))],
  };
}

function header(bytes: Buffer): Buffer {
  const start = /^[\s\r\n]*/.exec(bytes.subarray(0, 1_000).toString("latin1"))?.[0].length ?? 0;
  const rest = bytes.subarray(start);
  const end = /\r?\n\r?\n/.exec(rest.toString("latin1"))?.index ?? rest.length;
  return Buffer.from(rest.subarray(0, end));
}
