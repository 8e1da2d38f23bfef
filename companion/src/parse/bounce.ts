import type { Head } from "./head.js";
import { type Original, originalOf, whereOriginalBegins } from "./original.js";
import type { Attachment, Description } from "./part.js";
import type { Outcome, Report } from "./report.js";

/** Servers that say by their very name that a machine writes. */
const daemon = /^"?(mailer[._-]?daemon|mail[._-]deliver(y|er)[._-](system|subsystem)|double-bounce)\b/i;
const keeper = /^"?(post[._-]?master|system administrator)\b/i;
/** Names from which machines write of many things, undelivered parcels among them. */
const robot = /^"?(no-?reply|[^@]*-admin)\b/i;

const subjects =
  /undeliver|delivery (has )?(fail|status|error|problem|report|notification|incomplete)|(mail|message|email)[^a-z]{0,3} ?(delivery|could not be|not) ?(fail|deliver|has failed)?|returned (to sender|mail)|failure notice|failed? (mail|message)|mail (system )?(error|failure)|could ?n['o]?t (be )?(deliver|send)|delayed|loop alert|errors? from|no se (ha |pudo |puede )?(podido )?(entrega|envia)|(error|fallo|notificaci[oó]n|informe|aviso) (de|en la) (la )?entrega|entrega (del mensaje )?(fallida|retrasada|aplazada)|mensaje (no entregado|devuelto|rechazado)|correo (no entregado|devuelto)|no entregado|devoluci[oó]n de correo|unzustellbar|non remis|mancata consegna|n[aã]o entregue|не доставлено|^re:/i;
const notices = [
  /(could|can|was|were|has|have) ?(not|n['’]t) (be )?(able to )?(deliver|reach)/i, /unable to deliver|undeliver(able|ed)|not delivered|delivery (has |to .{0,80})?(failed|been delayed)/i,
  /did not reach the following/i, /(permanent|fatal|delivery) errors?\b/i, /(user|host|recipient|address) (is )?(unknown|not found|rejected)|unknown user|no such user|invalid (user )?address/i,
  /mailbox (is |exceeds |.{0,20})?(full|allowed size|unavailable|exceeded)/i, /returned to (the )?sender|returned message/i, /trouble delivering|error delivering|rejected by (the|a) (remote|domain)/i,
  /duplicated message-id/i, /no (se )?(ha |pudo |puede |ha podido |fue posible )?(podido )?(ser )?entrega(r|do|da)/i, /(buz[oó]n|casilla) (est[aá] )?llen[oa]/i,
  /(usuario|destinatario|direcci[oó]n) (no existe|desconocid[oa]|no v[aá]lid[oa]|rechazad[oa])/i, /"notificationType"\s*:\s*"Bounce"/, /\b5\d\d[ -]5\.\d\.\d/,
];
const delays = /delayed|warning|still being retried|will be retried|temporary (failure|problem|error)|past [\d.]+ hours|retrasad|aplazad|reintent/i;
const finals = /permanent|fatal|giving up|given up|failed permanently|definitiv|gave up/i;
const mailAddress = /[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?/g;

/**
 * A notice of failed or late delivery without a part for machines, as old servers write it: told by who sends it and
 * by what it says. Phrases in English and Spanish, and those of the servers of which samples are known.
 */
export function guessDelivery(head: Head, structure: Description[], attachments: Attachment[], text: string): Report | null {
  if (!isNotice(head, structure, text)) return null;
  const original = originalOf(attachments, text);
  return { is: "delivery", recipients: guessRecipients(head, text, original), original };
}

function isNotice(head: Head, structure: Description[], text: string): boolean {
  const sender = `${head.line("from")} ${head.raw("sender")}`;
  const from = head.mailboxes("from")[0]?.address ?? head.raw("from").replace(/^[<\s"]+/, "");
  const name = head.line("from").replace(/^[<\s"]+/, "");
  if (head.has("x-failed-recipients")) return true;
  if (structure[0]?.type === "multipart/report" && /delivery-status/i.test(structure[0].params["report-type"] ?? "")) return true;
  if (daemon.test(from) || daemon.test(name) || /mailer-daemon/i.test(sender)) return true;

  const notice = text.slice(0, 20_000);
  const isSaid = notices.some((phrase) => phrase.test(notice));
  const isNobody = /^\s*(<>|<?mailer-daemon>?)\s*$/i.test(head.raw("return-path")) || /^\s*<>\s*$/.test(head.raw("from"));
  const isTitled = subjects.test(head.line("subject"));
  const isReturned = structure.some((one) => one.type === "message/rfc822");
  if (keeper.test(from) || keeper.test(name)) return (isSaid && (isNobody || isTitled || isReturned)) || (isNobody && isTitled);
  if (robot.test(from)) return isSaid && (isNobody || isReturned || isAmazon(notice) || /^loop alert/i.test(head.line("subject")));
  return isNobody && isSaid && isTitled;
}

function isAmazon(text: string): boolean {
  return /"notificationType"\s*:\s*"(Bounce|Complaint|Delivery)"/.test(text);
}

/** To whom the message did not go: what the notice names, else whom the original was for. */
export function guessRecipients(head: Head, text: string, original: Original | null): Outcome[] {
  const lines = text.slice(0, 100_000).split("\n");
  const notice = lines.slice(0, whereOriginalBegins(lines));
  const action = delays.test(`${head.line("subject")}\n${notice.join("\n")}`) && !finals.test(notice.join("\n")) ? "delayed" : "failed";
  const named = [byField(head), byReportLines(lines), byAmazon(text), byNotice(notice, own(head)), original?.to ?? [], byNotice(lines, own(head))].find((some) => some.length > 0) ?? [];
  return [...new Set(named)].slice(0, 200).map((address) => {
    const diagnostic = reason(notice, address);
    return { address, action, status: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(diagnostic || notice.join("\n"))?.[0] ?? "", diagnostic };
  });
}

function byField(head: Head): string[] {
  return head.all("x-failed-recipients").flatMap((value) => value.match(mailAddress) ?? []);
}

function byReportLines(lines: string[]): string[] {
  return lines.flatMap((line) => /^[>\s]*(?:final|original)-recipient\s*:.*?;(.*)$/i.exec(line)?.[1]?.match(mailAddress) ?? []);
}

function byAmazon(text: string): string[] {
  return [...text.matchAll(/"emailAddress"\s*:\s*"([^"\s]+@[^"\s]+)"/g)].map((found) => found[1] ?? "");
}

/** Addresses that begin a line or follow a word that says they were written to; failing these, any but our own. */
function byNotice(lines: string[], own: Set<string>): string[] {
  const useful = lines.filter((line) => !/^\s*(mail )?from\s*:|questions|assistance|please (send|contact)|help/i.test(line));
  const fit = (address: string) => !own.has(address.toLowerCase()) && !/^(postmaster|mailer-daemon)@/i.test(address);
  const leading = useful.flatMap((line) => /^[\s>*"'<-]*((?:[^\s<>"'@:,;()]+)@[A-Za-z0-9.-]*[A-Za-z0-9])/.exec(line)?.[1] ?? []);
  const written = useful.flatMap((line) => /\b(?:to|recipient|address|for|mailbox|size|full|destinatario|direcci[oó]n|a)(?:\(es\))?\s*:?\s*["'<(]*(?<![\w.+-])([^\s<>"'@:,;()]+@[A-Za-z0-9.-]*[A-Za-z0-9])/i.exec(line)?.[1] ?? []);
  const any = useful.flatMap((line) => line.match(mailAddress) ?? []);
  return [...[leading, written, any].map((some) => some.filter(fit)), leading].find((some) => some.length > 0) ?? [];
}

function own(head: Head): Set<string> {
  return new Set([...head.mailboxes("to"), ...head.mailboxes("from")].map((one) => one.address.toLowerCase()));
}

/** What the notice says from the address on, up to the next empty line. */
function reason(lines: string[], address: string): string {
  const at = lines.findIndex((line) => line.includes(address));
  if (at < 0) return "";
  const end = lines.findIndex((line, index) => index > at && line.trim() === "");
  return lines.slice(at, end < 0 ? at + 8 : Math.min(end, at + 8)).join(" ").replace(/\s+/g, " ").trim().slice(0, 500);
}
