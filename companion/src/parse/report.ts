import { guessDelivery, guessRecipients } from "./bounce.js";
import { cleanLine, decode } from "./charset.js";
import type { Head } from "./head.js";
import { type Original, originalOf } from "./original.js";
import { type Attachment, beginning, type Description } from "./part.js";

/** What became of a message at one recipient. `action` is the report's own word: failed, delayed, delivered, abuse, displayed… */
export type Outcome = { address: string; action: string; status: string; diagnostic: string };

/**
 * A mail in which a machine tells what became of an earlier one: of its delivery (RFC 3464), that its recipient called
 * it abuse (RFC 5965), or that it was read or thrown away (RFC 8098).
 */
export type Report = { is: "delivery" | "abuse" | "disposition"; recipients: Outcome[]; original: Original | null };

type Group = Map<string, string>;

export function reportOf(head: Head, structure: Description[], attachments: Attachment[], text: string): Report | null {
  const part = (name: RegExp) => attachments.find((one) => name.test(one.type));
  const delivery = part(/^message\/(global-)?delivery-status$/);
  const abuse = part(/^message\/feedback-report$/);
  const disposition = part(/^message\/(global-)?disposition-notification$/);

  if (abuse) return complaint(groupsOf(abuse), originalOf(attachments, text));
  if (disposition) return receipt(groupsOf(disposition), originalOf(attachments, ""));
  if (delivery) return failure(groupsOf(delivery), head, attachments, text);
  if (/^complaint about message from /i.test(head.line("subject")) && attachments.some((one) => one.is === "message"))
    return complaint([], originalOf(attachments, text));
  return guessDelivery(head, structure, attachments, text);
}

function failure(groups: Group[], head: Head, attachments: Attachment[], text: string): Report {
  const recipients = groups.filter((group) => group.has("final-recipient") || group.has("original-recipient")).map(outcome);
  const original = originalOf(attachments, text);
  const isTold = recipients.some((one) => one.address.includes("@"));
  return { is: "delivery", original, recipients: isTold ? recipients : guessRecipients(head, text, original) };
}

/** The address that was written to stands first: where it was forwarded on the way is its owner's affair. */
function outcome(group: Group): Outcome {
  const original = address(group.get("original-recipient"));
  return {
    address: original.includes("@") ? original : address(group.get("final-recipient")),
    // "expired" is no word of the standard, but some servers give up with it.
    action: /^[a-z]+/.exec((group.get("action") ?? "").toLowerCase())?.[0]?.replace("expired", "failed") ?? "failed",
    status: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(group.get("status") ?? "")?.[0] ?? "",
    diagnostic: (group.get("diagnostic-code") ?? "").replace(/^[\w-]+\s*;\s*/, "").slice(0, 1_000),
  };
}

function complaint(groups: Group[], original: Original | null): Report {
  const fields: Group = groups[0] ?? new Map();
  const told = address(fields.get("original-rcpt-to") ?? fields.get("removal-recipient"));
  const action = (fields.get("feedback-type") ?? "abuse").toLowerCase();
  const addresses = told.includes("@") ? [told] : (original?.to ?? []);
  return { is: "abuse", original, recipients: addresses.map((one) => ({ address: one, action, status: "", diagnostic: "" })) };
}

function receipt(groups: Group[], found: Original | null): Report {
  const fields: Group = groups[0] ?? new Map();
  const action = /;\s*([a-z]+)/.exec((fields.get("disposition") ?? "").toLowerCase())?.[1] ?? "";
  const messageId = /<[^<>\s]+>/.exec(fields.get("original-message-id") ?? "")?.[0] ?? found?.messageId ?? null;
  return {
    is: "disposition",
    recipients: [{ address: address(fields.get("final-recipient")), action, status: "", diagnostic: "" }],
    original: messageId || found ? { subject: "", to: [], ...found, messageId } : null,
  };
}

/** `rfc822; <carmen@x.example>` → `carmen@x.example`; also where the "@" was encoded (RFC 3461, 4). */
function address(value: string | undefined): string {
  const bare = (value ?? "").replace(/^\s*[\w-]+\s*;/, "").replace(/[<>"]/g, "").trim();
  const plain = bare.includes("@") ? bare : bare.replace(/\+40/, "@");
  return /[^\s,;:()]+@[^\s,;:()]+/.exec(plain)?.[0] ?? plain.slice(0, 320);
}

/** The groups of fields of a report, apart by empty lines. */
function groupsOf(part: Attachment): Group[] {
  const { text } = decode(beginning(part), undefined);
  return text.replace(/\r\n?/g, "\n").replace(/\n[ \t]+(?=\S)/g, " ").split(/\n\s*\n/).map((lines) => {
    const group: Group = new Map();
    for (const line of lines.split("\n")) {
      const [, name, value] = /^([A-Za-z][A-Za-z0-9-]*)\s*:\s*(.*)$/.exec(line) ?? [];
      if (name && !group.has(name.toLowerCase())) group.set(name.toLowerCase(), cleanLine(value ?? "", 2_000));
    }
    return group;
  });
}
