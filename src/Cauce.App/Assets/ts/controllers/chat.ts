import { Controller } from "@hotwired/stimulus";

/**
 * Says a line in a chat without leaving the page. On a bad line the same words, with the same id, are sent again until
 * they arrive; without scripts the form is an ordinary post.
 */
export class ChatController extends Controller<HTMLFormElement> {
  static override targets = ["status"];
  static override values = { waiting: String, failed: String };
  declare readonly statusTarget: HTMLElement;
  declare readonly waitingValue: string;
  declare readonly failedValue: string;

  #retry: number | undefined;
  #tries = 0;
  #sending = false;
  #online = () => {
    if (this.#retry !== undefined) void this.#send();
  };

  override connect() {
    window.addEventListener("online", this.#online);
    this.#words.scrollIntoView({ block: "nearest" });
  }

  override disconnect() {
    clearTimeout(this.#retry);
    window.removeEventListener("online", this.#online);
  }

  send(event: SubmitEvent) {
    event.preventDefault();
    if (this.#sending || !this.#words.value.trim()) return;
    this.#tries = 0;
    void this.#send();
  }

  /** Enter sends, with Shift it breaks the line; where there is only a screen to type on it breaks the line. */
  key(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.target !== this.#words) return;
    if (!matchMedia("(pointer: fine)").matches) return;
    event.preventDefault();
    this.element.requestSubmit();
  }

  async #send() {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.#sending = true;
    this.#words.readOnly = true;
    const answer = await fetch(this.element.action, {
      method: "post", body: new FormData(this.element), headers: { Accept: "text/html" }, credentials: "same-origin",
    }).catch(() => undefined);
    if (!answer || answer.status >= 500 || answer.status === 429) return this.#again();
    this.#sending = false;
    this.#words.readOnly = false;
    this.#say("");
    this.#show(new DOMParser().parseFromString(await answer.text(), "text/html"), answer.ok);
  }

  #again() {
    this.#say(this.waitingValue);
    this.#retry = window.setTimeout(() => void this.#send(), Math.min(30_000, 1000 * 2 ** this.#tries++));
  }

  /** What was said stands in its place; the next line has an id of its own. A refusal brings its own form. */
  #show(page: Document, said: boolean) {
    const next = page.getElementById(this.element.id);
    const lines = page.getElementById("chat-lines");
    if (lines) document.getElementById("chat-lines")?.replaceWith(lines);
    // It has ended meanwhile, or the page is too old: what was written stays where it is.
    if (!next || !lines) return this.#say(this.failedValue);
    if (!said) return this.element.replaceWith(next);
    this.#line.value = next.querySelector<HTMLInputElement>("[name=Line]")!.value;
    this.#words.value = "";
    this.#words.focus();
    this.element.scrollIntoView({ block: "end" });
  }

  #say(text: string) {
    this.statusTarget.hidden = !text;
    this.statusTarget.textContent = text;
  }

  get #words() {
    return this.element.querySelector("textarea")!;
  }

  get #line() {
    return this.element.querySelector<HTMLInputElement>("[name=Line]")!;
  }
}
