import { Controller } from "@hotwired/stimulus";

/** Puts the cursor where the first error is: when a page with errors arrives, or after a refused submission. */
export class FocusErrorController extends Controller<HTMLElement> {
  #refused = false;
  #ended = (event: Event) => {
    const { fetchResponse } = (event as CustomEvent<{ fetchResponse?: { statusCode: number } }>).detail;
    this.#refused = fetchResponse?.statusCode === 422;
  };
  #rendered = () => {
    if (this.#refused) this.focus();
    this.#refused = false;
  };

  override connect() {
    document.addEventListener("turbo:submit-end", this.#ended);
    document.addEventListener("turbo:render", this.#rendered);
    this.focus();
  }

  override disconnect() {
    document.removeEventListener("turbo:submit-end", this.#ended);
    document.removeEventListener("turbo:render", this.#rendered);
  }

  focus() {
    this.element.querySelector<HTMLElement>("[aria-invalid=true], .form-refusal[tabindex]")?.focus();
  }
}
