import * as Turbo from "@hotwired/turbo";
import { Controller } from "@hotwired/stimulus";
import { listen, type Word } from "../live-line";

/**
 * Keeps the page fresh: `<turbo-stream action="refresh" request-id="…" topics="case:42 list">` from the
 * server morphs it. Streams with topics matter only to pages that name one of them; hidden tabs wait.
 */
export class LiveController extends Controller<HTMLElement> {
  static override values = { url: String, topics: String };
  declare readonly urlValue: string;
  declare readonly topicsValue: string;

  #stop = () => {};
  #waiting: string | undefined;
  #shown = () => this.#show();

  override connect() {
    this.#stop = listen(this.urlValue, (word) => this.#hear(word));
    document.addEventListener("visibilitychange", this.#shown);
  }

  override disconnect() {
    this.#stop();
    document.removeEventListener("visibilitychange", this.#shown);
  }

  #hear(word: Word) {
    if ("missed" in word) this.#waiting = `<turbo-stream action="refresh"></turbo-stream>`;
    else if (this.#matters(word.stream)) this.#waiting = word.stream;
    this.#show();
  }

  #show() {
    if (!this.#waiting || document.hidden) return;
    Turbo.renderStreamMessage(this.#waiting);
    this.#waiting = undefined;
  }

  #matters(stream: string): boolean {
    const element = new DOMParser().parseFromString(stream, "text/html").querySelector("turbo-stream");
    const topics = element?.getAttribute("topics")?.split(" ") ?? [];
    const mine = this.topicsValue.split(" ");
    return topics.length === 0 || topics.some((topic) => mine.includes(topic));
  }
}
