import { Exceeded, Unreadable } from "./parse/limits.js";
import { Refused } from "./shape.js";

/** What the host is told when a request did not succeed. */
export type Failure = { permanent: boolean; code: string; limit?: string; responseCode?: number; error: string };

/** A failure whose cause is known where it happens: `permanent` until a person changes something. */
export class Failed extends Error {
  constructor(readonly code: string, message: string, readonly permanent: boolean) {
    super(message);
  }
}

type SmtpError = Error & { code?: string; responseCode?: number; rejectedErrors?: SmtpError[] };

/** Answers about the sign-in of this installation, whatever command they follow: once it is mended the message goes. */
const signIn = new Set([530, 534, 535, 538]);

/**
 * Permanent: the message or its recipient is refused and the same attempt would be refused again.
 * Temporary: everything else, so that a message is given up only when the other side said so (RFC 5321, 4.2.1).
 */
export function explain(thrown: unknown): Failure {
  const error = thrown as SmtpError;
  return {
    permanent: isPermanent(error),
    code: typeof error?.code === "string" ? error.code : "EUNKNOWN",
    ...(thrown instanceof Exceeded && { limit: thrown.limit }),
    ...(error?.responseCode && { responseCode: error.responseCode }),
    error: (error?.message ?? "unknown failure").slice(0, 1000),
  };
}

function isPermanent(error: SmtpError): boolean {
  if (error instanceof Failed) return error.permanent;
  if (error instanceof Refused || error instanceof Exceeded || error instanceof Unreadable) return true;
  // Several recipients may fail for different reasons: one that may still succeed is worth another attempt.
  if (error?.rejectedErrors?.length) return error.rejectedErrors.every(saysNever);
  return saysNever(error);
}

function saysNever(error: SmtpError): boolean {
  if (error?.code !== "EENVELOPE" && error?.code !== "EMESSAGE") return false;
  if (error.responseCode === undefined) return true;
  return error.responseCode >= 500 && !signIn.has(error.responseCode);
}
