import * as Turbo from "@hotwired/turbo";
import { Controller } from "@hotwired/stimulus";
import { Suggestions } from "../suggestions";

/** Suggests while one types. A choice fills the field and its hidden id, or goes to the option's `data-href`. */
export class TypeaheadController extends Controller<HTMLElement> {
  static override targets = ["input", "id", "list"];
  static override values = { url: String, least: { type: Number, default: 2 } };
  declare readonly inputTarget: HTMLInputElement;
  declare readonly hasIdTarget: boolean;
  declare readonly idTarget: HTMLInputElement;
  declare readonly listTarget: HTMLElement;
  declare readonly urlValue: string;
  declare readonly leastValue: number;

  #suggestions!: Suggestions;
  #stop = () => {};

  override connect() {
    this.#suggestions = new Suggestions(this.inputTarget, this.listTarget, this.urlValue, (option) => this.#choose(option));
    this.#stop = this.#suggestions.follow(() => this.#ask());
  }

  override disconnect() {
    this.#stop();
  }

  #ask() {
    if (this.hasIdTarget) this.idTarget.value = "";
    const question = this.inputTarget.value.trim();
    if (question.length < this.leastValue) this.#suggestions.close();
    else this.#suggestions.ask(question);
  }

  #choose(option: HTMLElement) {
    const { href, value = "", label = option.textContent?.trim() ?? "" } = option.dataset;
    if (href) return Turbo.visit(href);
    this.inputTarget.value = label;
    if (this.hasIdTarget) {
      this.idTarget.value = value;
      this.idTarget.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
}
