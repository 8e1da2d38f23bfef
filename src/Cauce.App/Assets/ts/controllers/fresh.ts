import { Controller } from "@hotwired/stimulus";
import { isToken } from "../antiforgery";
import { listen } from "../live-line";

/**
 * The customer's tracking page, kept fresh without Turbo: on any word from `url` the page is fetched again and its
 * parts marked `data-fresh` (each with an id) are exchanged, added where they are new and taken away where they are
 * gone. A part in which somebody types, or has a menu open, stays as it is until they are done.
 */
export class FreshController extends Controller<HTMLElement> {
  static override values = { url: String };
  declare readonly urlValue: string;

  #stop = () => {};
  #fetching = false;
  #again = false;
  #later = () => void this.#fetch();

  override connect() {
    this.#stop = listen(this.urlValue, this.#later);
  }

  override disconnect() {
    this.#stop();
    document.removeEventListener("focusout", this.#later);
  }

  /** One at a time: what is heard meanwhile is looked at afterwards, once. */
  async #fetch() {
    if (this.#fetching) return void (this.#again = true);
    this.#fetching = true;
    document.removeEventListener("focusout", this.#later);
    const answer = await fetch(location.pathname + location.search, { headers: { Accept: "text/html" }, credentials: "same-origin" }).catch(() => undefined);
    if (answer?.ok) this.#exchange(new DOMParser().parseFromString(await answer.text(), "text/html"));
    this.#fetching = false;
    if (!this.#again) return;
    this.#again = false;
    void this.#fetch();
  }

  #exchange(page: Document) {
    let held = false;
    for (const part of parts(document)) {
      const next = page.getElementById(part.id);
      if (next && sameAs(part, next)) continue;
      if (isHeld(part)) held = true;
      else if (next) part.replaceWith(document.importNode(next, true));
      else part.remove();
    }
    for (const part of parts(page)) if (!document.getElementById(part.id)) place(part);
    if (held) document.addEventListener("focusout", this.#later, { once: true });
  }
}

const parts = (page: Document) => [...page.querySelectorAll<HTMLElement>("[data-fresh][id]")];

/** A new part goes where the page has it: behind the nearest part before it, or first in the parent they share. */
function place(part: HTMLElement) {
  for (let before = part.previousElementSibling; before; before = before.previousElementSibling) {
    const here = before.id && document.getElementById(before.id);
    if (here) return here.after(document.importNode(part, true));
  }
  const parent = part.parentElement?.closest("[id]");
  if (parent) document.getElementById(parent.id)?.prepend(document.importNode(part, true));
}

/** Every page has tokens of its own; they are no news. */
function sameAs(part: HTMLElement, next: HTMLElement): boolean {
  return shapeOf(part) === shapeOf(next);
}

function shapeOf(part: HTMLElement): string {
  const copy = part.cloneNode(true) as HTMLElement;
  for (const input of copy.querySelectorAll("input")) if (isToken(input.name)) input.remove();
  return copy.outerHTML;
}

function isHeld(part: HTMLElement): boolean {
  const focused = document.activeElement;
  if (focused && focused !== document.body && part.contains(focused) && focused.matches("input, textarea, select")) return true;
  if (part.querySelector("details[open]")) return true;
  return [...part.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")].some((field) =>
    field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio")
      ? field.checked !== field.defaultChecked
      : field.type !== "hidden" && field.value !== field.defaultValue);
}
