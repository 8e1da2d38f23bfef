import { Controller } from "@hotwired/stimulus";
import { isTyping } from "../typing";

/** `j` and `k` walk the rows by moving focus to each row's link, so Enter opens it; `x` ticks its box. */
export class ListKeysController extends Controller<HTMLElement> {
  static override targets = ["row"];
  declare readonly rowTargets: HTMLElement[];

  #at = -1;
  #key = (event: KeyboardEvent) => this.#press(event);

  override connect() {
    document.addEventListener("keydown", this.#key);
  }

  override disconnect() {
    document.removeEventListener("keydown", this.#key);
  }

  #press(event: KeyboardEvent) {
    if (isTyping(event) || event.shiftKey) return;
    const here = this.rowTargets.findIndex((row) => row.contains(document.activeElement));
    if (here >= 0) this.#at = here;
    if (event.key === "j") this.#go(Math.min(this.#at + 1, this.rowTargets.length - 1));
    else if (event.key === "k") this.#go(Math.max(this.#at - 1, 0));
    else if (event.key === "x") this.rowTargets[this.#at]?.querySelector<HTMLInputElement>("input[type=checkbox]")?.click();
    else return;
    event.preventDefault();
  }

  #go(to: number) {
    this.#at = to;
    const row = this.rowTargets[to];
    row?.querySelector<HTMLElement>(".row-link, a")?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
  }
}
