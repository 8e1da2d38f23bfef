import { isAbsolute } from "node:path";
import type { Role } from "../lines.js";
import { type Fields, Refused, text } from "../shape.js";
import { Exceeded, readLimits, Unreadable } from "./limits.js";
import { readMail } from "./mail.js";

/** Reads the raw mail at `path` and puts its files in `directory`, which exists and is empty. */
async function parse(request: Fields): Promise<Fields> {
  const path = absolute(request.path, "path");
  const directory = absolute(request.directory, "directory");
  const limits = readLimits(request.limits);
  try {
    return { mail: await readMail(path, directory, limits) };
  } catch (error) {
    // The disk, which may be well again later; everything else is in the mail.
    if (error instanceof Exceeded || isOfTheSystem(error)) throw error;
    throw Object.assign(new Unreadable(`${(error as Error).name} while the mail was read`), { cause: error });
  }
}

function isOfTheSystem(error: unknown): boolean {
  return typeof (error as NodeJS.ErrnoException).syscall === "string";
}

function absolute(value: unknown, name: string): string {
  const path = text(value, name);
  if (!isAbsolute(path)) throw new Refused(`${name} must be an absolute path`);
  return path;
}

const role: Role = { kinds: { parse } };
export default role;
