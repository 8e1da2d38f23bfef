const field = "__RequestVerificationToken";

/** The antiforgery token of this element's form, or of the page. Empty where the page has none. */
export function token(near: Element): string {
  const form = near.closest("form");
  const input = form?.querySelector<HTMLInputElement>(`[name=${field}]`)
    ?? near.querySelector<HTMLInputElement>(`[name=${field}]`)
    ?? document.querySelector<HTMLInputElement>(`[name=${field}]`);
  return input?.value ?? "";
}

/** Form fields and header that an ASP.NET route with antiforgery accepts. */
export function signed(near: Element, fields: Iterable<[string, string]> = []): RequestInit {
  const value = token(near);
  const body = new URLSearchParams([...fields]);
  body.set(field, value);
  return { body, headers: { RequestVerificationToken: value }, credentials: "same-origin" };
}

/** Whether a field is the page's own bookkeeping and not something a person typed. */
export const isToken = (name: string) => name === field || name.startsWith("_");
