import { Controller } from "@hotwired/stimulus";
import { listen, type Word } from "../live-line";

/** Shows who is calling: the live line says that there is something new, and the page asks what. */
export class CallsController extends Controller<HTMLElement> {
  static override values = { live: String, url: String };
  declare readonly liveValue: string;
  declare readonly urlValue: string;

  #stop = () => {};

  override connect() {
    this.#stop = listen(this.liveValue, (word) => this.#hear(word));
    void this.#look();
  }

  override disconnect() {
    this.#stop();
  }

  #hear(word: Word) {
    if ("missed" in word || / topics="calls[" ]/.test(word.stream)) void this.#look();
  }

  async #look() {
    const answer = await fetch(this.urlValue, { headers: { Accept: "text/html" } }).catch(() => undefined);
    if (answer?.ok && !answer.redirected) this.element.innerHTML = await answer.text();
  }
}
