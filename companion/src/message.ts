import { createHash } from "node:crypto";
import { access, constants } from "node:fs/promises";
import { isAbsolute } from "node:path";
import type { SendMailOptions } from "nodemailer";
import { type Fields, Refused, fields, line, list, optional, text } from "./shape.js";

type Mailbox = { name: string; address: string };
type Attachment = { filename: string; path: string; contentType: string };

const addressShape = /^[^\s<>()[\]\\,;:"@]+@[^\s<>()[\]\\,;:"@]+$/;
const messageIdShape = /^<[\x21-\x3b\x3d\x3f-\x7e]+@[\x21-\x3b\x3d\x3f-\x7e]+>$/;
const headerNameShape = /^[A-Za-z][A-Za-z0-9-]*$/;
const reportShape = /^(success|failure|delay)$/;
const mediaTypeShape = /^[A-Za-z0-9.+_-]+\/[A-Za-z0-9.+_-]+$/;

/** Headers that have a field of their own in the request, or that say how the message is built. */
const reserved =
  /^(from|sender|to|cc|bcc|reply-to|subject|date|message-id|mime-version|content-.*|received|return-path|resent-.*|dkim-signature|x-mailer)$/i;

/**
 * The message of a `send` or `compose` request. Both go through here, so that what is kept in the outbox folder is
 * byte for byte what would have been sent. Throws Refused when a field would not survive as what it says it is.
 */
export async function readMessage(request: Fields): Promise<SendMailOptions> {
  const to = list(request.to, "to").map((one, index) => mailbox(one, `to[${index}]`));
  if (to.length === 0) throw new Refused("to must name at least one mailbox");

  const messageId = line(request.messageId, "messageId");
  if (!messageIdShape.test(messageId)) throw new Refused("messageId must look like <something@domain>");

  const replyTo = optional(request.replyTo, (value) => mailbox(value, "replyTo"));
  const html = optional(request.html, (value) => text(value, "html"));
  const from = mailbox(request.from, "from");
  const body = text(request.text, "text");
  const subject = line(request.subject, "subject");

  return {
    from,
    to,
    ...(replyTo && { replyTo }),
    ...(html !== undefined && { html }),
    envelope: { from: from.address, to: to.map((one) => one.address) },
    subject,
    text: body,
    headers: headers(request.headers),
    messageId,
    ...notices(request.reports, messageId, to),
    date: date(request.date),
    attachments: await attachments(request.attachments),
    // Known to nodemailer, not to its types. The line ends are set here because the stream transport's own leave some bare.
    ...{ baseBoundary: boundary([messageId, subject, body, html]), newline: "windows" },
    disableUrlAccess: true,
  };
}

/** What servers on the way are asked to report (RFC 3461); those that do not know how are not asked. */
function notices(value: unknown, messageId: string, to: Mailbox[]): { dsn?: object } {
  const notify = list(value, "reports").map((one, index) => line(one, `reports[${index}]`));
  const strange = notify.find((one) => !reportShape.test(one));
  if (strange !== undefined) throw new Refused("reports names what no server reports");
  if (notify.length === 0) return {};
  const recipient = to[0]!.address;
  return { dsn: { id: messageId.slice(1, messageId.lastIndexOf("@")), return: "headers", notify, recipient } };
}

/** The same request makes the same bytes; and no body can contain the boundary, which depends on all of it. */
function boundary(parts: unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}

function mailbox(value: unknown, name: string): Mailbox {
  const given = fields(value, name);
  const address = line(given.address, `${name}.address`);
  if (address.length > 254 || !addressShape.test(address)) throw new Refused(`${name}.address is not a mail address`);
  return { address, name: optional(given.name, (found) => line(found, `${name}.name`)) ?? "" };
}

function headers(value: unknown): Record<string, string> {
  const given = optional(value, (found) => fields(found, "headers")) ?? {};
  // Without this, two automatic systems can answer each other for ever (RFC 3834).
  const read: Record<string, string> = { "Auto-Submitted": "auto-generated" };
  for (const [name, content] of Object.entries(given)) {
    if (!headerNameShape.test(name)) throw new Refused("headers has a name that is not a header name");
    if (reserved.test(name)) throw new Refused(`headers must not set ${name}`);
    read[/^auto-submitted$/i.test(name) ? "Auto-Submitted" : name] = line(content, `headers.${name}`);
  }
  return read;
}

function date(value: unknown): Date {
  const found = optional(value, (given) => new Date(line(given, "date"))) ?? new Date();
  if (Number.isNaN(found.getTime())) throw new Refused("date is not an instant");
  return found;
}

async function attachments(value: unknown): Promise<Attachment[]> {
  const read: Attachment[] = [];
  for (const [index, one] of list(value, "attachments").entries()) {
    const name = `attachments[${index}]`;
    const given = fields(one, name);
    const path = text(given.path, `${name}.path`);
    if (!isAbsolute(path)) throw new Refused(`${name}.path must be an absolute path`);
    const contentType = line(given.type, `${name}.type`);
    if (!mediaTypeShape.test(contentType)) throw new Refused(`${name}.type is not a media type`);
    await readable(path, name);
    read.push({ filename: line(given.name, `${name}.name`), path, contentType });
  }
  return read;
}

/** Looked at before a connection is spent: an unreadable file in mid-message breaks the connection of its neighbours. */
async function readable(path: string, name: string): Promise<void> {
  try {
    await access(path, constants.R_OK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new Refused(`${name} is not there`);
    throw Object.assign(new Error(`${name} cannot be read now`), { code: "EATTACHMENT" });
  }
}
