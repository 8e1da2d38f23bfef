import { Controller } from "@hotwired/stimulus";
import { debounce } from "../debounce";

/** Shows what a form comes to while one types: the server answers a fragment for its fields as they stand. Nothing is saved. */
export class PreviewController extends Controller<HTMLFormElement> {
  static override targets = ["out"];
  static override values = { url: String };
  declare readonly outTarget: HTMLElement;
  declare readonly urlValue: string;

  #asked: AbortController | undefined;
  #later = debounce(200, () => void this.#ask());
  #typed = () => this.#later();

  override connect() {
    this.element.addEventListener("input", this.#typed);
  }

  override disconnect() {
    this.#later.cancel();
    this.#asked?.abort();
    this.element.removeEventListener("input", this.#typed);
  }

  async #ask() {
    this.#asked?.abort();
    const asked = (this.#asked = new AbortController());
    const address = new URL(this.urlValue, location.href);
    for (const [name, value] of new FormData(this.element))
      if (typeof value === "string" && !name.startsWith("__")) address.searchParams.set(name, value);
    const answer = await fetch(address, { signal: asked.signal, headers: { Accept: "text/html" }, credentials: "same-origin" }).catch(() => undefined);
    if (!answer?.ok) return;
    const html = await answer.text();
    if (!asked.signal.aborted) this.outTarget.innerHTML = html;
  }
}
