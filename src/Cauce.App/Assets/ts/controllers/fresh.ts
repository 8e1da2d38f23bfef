import { Controller } from "@hotwired/stimulus";
import { listen } from "../live-line";

/**
 * The customer's tracking page, kept fresh without Turbo: on any word from `url` the page is fetched again and the
 * parts marked `data-fresh` (each with an id) are exchanged. Forms stand outside those parts and are never touched.
 */
export class FreshController extends Controller<HTMLElement> {
  static override values = { url: String };
  declare readonly urlValue: string;

  #stop = () => {};

  override connect() {
    this.#stop = listen(this.urlValue, () => void this.#fetch());
  }

  override disconnect() {
    this.#stop();
  }

  async #fetch() {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, credentials: "same-origin" }).catch(() => undefined);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of document.querySelectorAll<HTMLElement>("[data-fresh][id]")) {
      const next = page.getElementById(part.id);
      if (next && next.outerHTML !== part.outerHTML && !isInUse(part)) part.replaceWith(next);
    }
  }
}

/** Focused, opened, or typed into. */
function isInUse(part: HTMLElement): boolean {
  const typed = [...part.querySelectorAll("textarea")].some((field) => field.value !== field.defaultValue);
  return typed || part.contains(document.activeElement) || part.querySelector("details[open]") !== null;
}
