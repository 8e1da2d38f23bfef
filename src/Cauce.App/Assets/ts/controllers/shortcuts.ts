import { Controller } from "@hotwired/stimulus";
import { isTyping } from "../typing";

/**
 * The console's keys: `/` or Ctrl+K to search, `?` for the sheet, and every element with `data-key` ("r", "g m").
 * People can switch single keys off (WCAG 2.1.4); Ctrl+K stays.
 */
export class ShortcutsController extends Controller<HTMLElement> {
  static override targets = ["search", "sheet"];
  static override values = { off: Boolean };
  declare readonly hasSearchTarget: boolean;
  declare readonly searchTarget: HTMLInputElement;
  declare readonly hasSheetTarget: boolean;
  declare readonly sheetTarget: HTMLDialogElement;
  declare readonly offValue: boolean;

  #first = "";
  #forget: number | undefined;
  #key = (event: KeyboardEvent) => this.#press(event);

  override connect() {
    document.addEventListener("keydown", this.#key);
  }

  override disconnect() {
    document.removeEventListener("keydown", this.#key);
  }

  sheet() {
    if (this.hasSheetTarget && !this.sheetTarget.open) this.sheetTarget.showModal();
  }

  #press(event: KeyboardEvent) {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") return this.#search(event);
    if (this.offValue || isTyping(event)) return;
    if (event.key === "/") return this.#search(event);
    if (event.key === "?") return this.sheet();
    const pressed = this.#first ? `${this.#first} ${event.key}` : event.key;
    this.#first = event.key === "g" && !this.#first ? "g" : "";
    clearTimeout(this.#forget);
    if (this.#first) this.#forget = window.setTimeout(() => (this.#first = ""), 1200);
    const target = this.element.querySelector<HTMLElement>(`[data-key="${CSS.escape(pressed)}"]`);
    if (!target) return;
    event.preventDefault();
    if (target.matches("input:not([type=radio]), textarea")) target.focus();
    else target.click();
  }

  #search(event: Event) {
    if (!this.hasSearchTarget) return;
    event.preventDefault();
    this.searchTarget.focus();
    this.searchTarget.select();
  }
}
