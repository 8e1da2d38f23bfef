/** A request that is wrong in itself: sending it again cannot help. The text names the field, never its content. */
export class Refused extends Error {
  readonly code = "EREFUSED";
}

export type Fields = Record<string, unknown>;

const controls = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;

export function fields(value: unknown, name: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Refused(`${name} must be an object`);
  return value as Fields;
}

export function list(value: unknown, name: string): unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new Refused(`${name} must be a list`);
  return value;
}

/** A text that may span lines: a body. */
export function text(value: unknown, name: string): string {
  if (typeof value !== "string") throw new Refused(`${name} must be a text`);
  return value;
}

/** A text that becomes part of a header: a line break here would let its author write headers of their own. */
export function line(value: unknown, name: string): string {
  const found = text(value, name);
  if (controls.test(found)) throw new Refused(`${name} must be one line without control characters`);
  return found;
}

export function optional<T>(value: unknown, read: (value: unknown) => T): T | undefined {
  return value === undefined || value === null ? undefined : read(value);
}
