import { writeFile } from "node:fs/promises";
import { automaticOf } from "./automatic.js";
import { contentOf } from "./content.js";
import type { Head } from "./head.js";
import { Exceeded, type Limits } from "./limits.js";
import type { Description } from "./part.js";
import { readParts } from "./read.js";
import { divide } from "./reply.js";
import { reportOf } from "./report.js";

const kept = [
  "return-path", "auto-submitted", "precedence", "list-id", "list-unsubscribe", "x-auto-response-suppress", "x-autoreply",
  "x-autorespond", "x-loop", "authentication-results", "arc-authentication-results", "received-spf", "delivered-to",
  "x-original-to", "envelope-to", "x-failed-recipients", "feedback-id", "x-spam-flag", "x-spam-status",
  "x-ms-exchange-inbox-rules-loop",
];

/** How a mail was protected by its sender; nothing here was verified. */
type Protection = "smimeSigned" | "smimeEncrypted" | "pgpSigned" | "pgpEncrypted";

/** Everything the host is told of the raw mail at `path`, whose files go to `directory`. */
export async function readMail(path: string, directory: string, limits: Limits) {
  const parts = await readParts(path, directory, limits);
  const { head, structure, folder } = parts;
  const problems = new Set<string>();

  if (countRecipients(head) > limits.recipients) throw new Exceeded("recipients");
  const addresses = people(head);
  if (addresses.from.length === 0) problems.add("noSender");

  const date = head.date();
  if (!date.iso) problems.add(date.given ? "badDate" : "noDate");
  const messageId = head.messageIds("message-id")[0] ?? null;
  if (!messageId) problems.add("noMessageId");

  const { text, html } = contentOf(parts.bodies, limits);
  if (text === "" && html === "") problems.add("noBody");
  const subject = head.line("subject");
  if (subject === "") problems.add("noSubject");

  const report = reportOf(head, structure, folder.attachments, text);
  if (parts.badCharset || head.words.mended) problems.add("badCharset");

  if (html !== "") await writeFile(folder.path("body.html"), html, { mode: 0o640 });
  return {
    messageId,
    inReplyTo: head.messageIds("in-reply-to")[0] ?? null,
    references: head.messageIds("references"),
    date: date.iso,
    subject,
    ...addresses,
    text,
    ...divide(text),
    html: html === "" ? null : folder.path("body.html"),
    attachments: folder.attachments,
    headers: Object.fromEntries(kept.filter((name) => head.has(name)).map((name) => [name, head.all(name)])),
    report,
    automatic: automaticOf(head, subject, report?.is),
    protection: protectionOf(structure, text),
    problems: [...problems],
  };
}

function countRecipients(head: Head): number {
  const lists = ["to", "cc", "bcc"] as const;
  if (lists.some((name) => head.isTooLong(name))) return Number.POSITIVE_INFINITY;
  return lists.reduce((sum, name) => sum + head.mailboxes(name).length, 0);
}

function people(head: Head) {
  return {
    from: head.mailboxes("from"), sender: head.mailboxes("sender"), replyTo: head.mailboxes("reply-to"),
    to: head.mailboxes("to"), cc: head.mailboxes("cc"),
  };
}

function protectionOf(structure: Description[], text: string): Protection | null {
  for (const { type, params } of structure) {
    if (type === "multipart/encrypted" || type === "application/pgp-encrypted") return "pgpEncrypted";
    if (/^application\/(x-)?pkcs7-mime$/.test(type)) return params["smime-type"] === "signed-data" ? "smimeSigned" : "smimeEncrypted";
    if (/^application\/(x-)?pkcs7-signature$/.test(type)) return "smimeSigned";
    if (type === "application/pgp-signature") return "pgpSigned";
  }
  if (/^-----BEGIN PGP MESSAGE-----/m.test(text)) return "pgpEncrypted";
  return /^-----BEGIN PGP SIGNED MESSAGE-----/m.test(text) ? "pgpSigned" : null;
}
