import { Controller } from "@hotwired/stimulus";
import { Suggestions } from "../suggestions";

const unfinished = /(?:^|\s)\/([\p{L}\d._-]{0,40})$/u;

/** `/` in a text area offers ready-made texts; a choice stands where the slash stood. */
export class SnippetController extends Controller<HTMLElement> {
  static override targets = ["input", "list"];
  static override values = { url: String };
  declare readonly inputTarget: HTMLTextAreaElement;
  declare readonly listTarget: HTMLElement;
  declare readonly urlValue: string;

  #suggestions!: Suggestions;
  #typed = () => this.#ask();
  #key = (event: KeyboardEvent) => void this.#suggestions.key(event);
  #left = () => this.#suggestions.close();

  override connect() {
    this.#suggestions = new Suggestions(this.inputTarget, this.listTarget, this.urlValue, (option) => this.#write(option));
    this.inputTarget.addEventListener("input", this.#typed);
    this.inputTarget.addEventListener("keydown", this.#key);
    this.inputTarget.addEventListener("blur", this.#left);
  }

  override disconnect() {
    this.#suggestions.close();
    this.inputTarget.removeEventListener("input", this.#typed);
    this.inputTarget.removeEventListener("keydown", this.#key);
    this.inputTarget.removeEventListener("blur", this.#left);
  }

  #ask() {
    const name = unfinished.exec(this.#before())?.[1];
    if (name === undefined) this.#suggestions.close();
    else this.#suggestions.ask(name);
  }

  #write(option: HTMLElement) {
    const name = unfinished.exec(this.#before())?.[1];
    if (name === undefined) return;
    const caret = this.inputTarget.selectionStart;
    this.inputTarget.setRangeText(option.dataset["value"] ?? "", caret - name.length - 1, caret, "end");
    this.inputTarget.focus();
    this.inputTarget.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #before() {
    return this.inputTarget.value.slice(0, this.inputTarget.selectionStart);
  }
}
