import { fields, optional, type Fields, Refused } from "../shape.js";

/**
 * How much of one mail is read before it is set aside for a person: `bytes` of the raw file, `parts` of the MIME tree
 * and its `depth`, `recipients` in To, Cc and Bcc together, `links` in the text or the HTML, `text` bytes of all plain
 * bodies and, apart, of all HTML bodies. A sender cannot make one mail cost more than these allow (OTRS CVE-2026-48187).
 */
export type Limits = { bytes: number; parts: number; depth: number; recipients: number; links: number; text: number };

const usual: Limits = { bytes: 52_428_800, parts: 200, depth: 20, recipients: 200, links: 5_000, text: 2_000_000 };

/** A mail that goes beyond a limit, which `limit` names. Reading it again cannot help. */
export class Exceeded extends Error {
  readonly code = "ELIMIT";
  constructor(readonly limit: keyof Limits | "headers") {
    super(`the mail goes beyond the limit of ${limit}`);
  }
}

export function readLimits(value: unknown): Limits {
  const given = optional(value, (found) => fields(found, "limits")) ?? {};
  const read = { ...usual };
  for (const name of Object.keys(usual) as (keyof Limits)[]) read[name] = count(given, name) ?? usual[name];
  return read;
}

function count(given: Fields, name: string): number | undefined {
  return optional(given[name], (value) => {
    if (typeof value !== "number" || !Number.isInteger(value) || value < 1) throw new Refused(`limits.${name} must be a number above 0`);
    return value;
  });
}

/** A mail that its reader does not master. The text says what was being done, never what the mail says. */
export class Unreadable extends Error {
  readonly code = "EPARSE";
}
