import { Controller } from "@hotwired/stimulus";

/** A `<details>` menu that closes on Escape, on a click elsewhere and when one of its links was followed. */
export class DisclosureController extends Controller<HTMLDetailsElement> {
  #click = (event: MouseEvent) => {
    const target = event.target as Element;
    if (!this.element.contains(target) || target.closest(".menu-list a, .menu-list button")) this.element.open = false;
  };
  #key = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !this.element.open) return;
    this.element.open = false;
    this.element.querySelector("summary")?.focus();
  };

  override connect() {
    document.addEventListener("click", this.#click);
    this.element.addEventListener("keydown", this.#key);
  }

  override disconnect() {
    document.removeEventListener("click", this.#click);
    this.element.removeEventListener("keydown", this.#key);
  }
}
