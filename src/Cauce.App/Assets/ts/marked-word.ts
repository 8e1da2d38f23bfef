import { Controller } from "@hotwired/stimulus";
import { Suggestions } from "./suggestions";

/** A word in a text area that a mark begins (`@ana`, `/thanks`): while it is written, the server suggests what it may become. */
export abstract class MarkedWordController extends Controller<HTMLElement> {
  static override targets = ["input", "list"];
  static override values = { url: String };
  declare readonly inputTarget: HTMLTextAreaElement;
  declare readonly listTarget: HTMLElement;
  declare readonly urlValue: string;

  /** Matches the unfinished word before the caret; its first group is what stands behind the mark. */
  protected abstract readonly unfinished: RegExp;

  #suggestions!: Suggestions;
  #stop = () => {};

  override connect() {
    this.#suggestions = new Suggestions(this.inputTarget, this.listTarget, this.urlValue, (option) => this.#write(option));
    this.#stop = this.#suggestions.follow(() => this.#ask());
  }

  override disconnect() {
    this.#stop();
  }

  /** What takes the place of the word, mark included. */
  protected abstract become(value: string): string;

  #ask() {
    const word = this.#word();
    if (word === undefined) this.#suggestions.close();
    else this.#suggestions.ask(word);
  }

  #write(option: HTMLElement) {
    const word = this.#word();
    if (word === undefined) return;
    const caret = this.inputTarget.selectionStart;
    this.inputTarget.setRangeText(this.become(option.dataset["value"] ?? ""), caret - word.length - 1, caret, "end");
    this.inputTarget.focus();
    this.inputTarget.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #word() {
    return this.unfinished.exec(this.inputTarget.value.slice(0, this.inputTarget.selectionStart))?.[1];
  }
}
