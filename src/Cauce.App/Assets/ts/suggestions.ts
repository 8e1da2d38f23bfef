import { debounce } from "./debounce";

let lists = 0;

/**
 * The list under a field, after the ARIA combobox pattern. The server answers `<li role="option"
 * data-value data-label>` fragments; late answers to earlier questions are dropped, typing never waits.
 */
export class Suggestions {
  #question = "";
  #asked: AbortController | undefined;
  #active = -1;
  #later = debounce(120, () => void this.#ask());

  constructor(
    private readonly field: HTMLInputElement | HTMLTextAreaElement,
    private readonly list: HTMLElement,
    private readonly url: string,
    private readonly choose: (option: HTMLElement) => void,
  ) {
    list.id ||= `suggestions-${++lists}`;
    list.setAttribute("role", "listbox");
    field.setAttribute("aria-controls", list.id);
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("autocomplete", "off");
    if (field instanceof HTMLInputElement) field.setAttribute("role", "combobox");
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = (event.target as Element).closest<HTMLElement>("[role=option]");
      if (option) this.#pick(option);
    });
    this.close();
  }

  /** Follows the field until it is told to stop. @param typed asks for suggestions, or closes them */
  follow(typed: () => void): () => void {
    const key = (event: KeyboardEvent) => void this.key(event);
    const left = () => this.close();
    this.field.addEventListener("input", typed);
    (this.field as HTMLElement).addEventListener("keydown", key);
    this.field.addEventListener("blur", left);
    return () => {
      this.close();
      this.field.removeEventListener("input", typed);
      (this.field as HTMLElement).removeEventListener("keydown", key);
      this.field.removeEventListener("blur", left);
    };
  }

  get open() {
    return !this.list.hidden;
  }

  ask(question: string) {
    this.#question = question;
    this.#later();
  }

  close() {
    this.#later.cancel();
    this.#asked?.abort();
    this.list.hidden = true;
    this.#active = -1;
    this.#state();
  }

  /** Handles arrows, Enter and Escape while the list is open. Returns whether the key was used. */
  private key(event: KeyboardEvent): boolean {
    if (!this.open || event.isComposing) return false;
    const options = this.#options();
    if (event.key === "ArrowDown") this.#move((this.#active + 1) % options.length);
    else if (event.key === "ArrowUp") this.#move((this.#active <= 0 ? options.length : this.#active) - 1);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && options[this.#active]) this.#pick(options[this.#active]!);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  async #ask() {
    this.#asked?.abort();
    const asked = (this.#asked = new AbortController());
    const address = new URL(this.url, location.href);
    address.searchParams.set("q", this.#question);
    try {
      const answer = await fetch(address, { signal: asked.signal, headers: { Accept: "text/html" }, credentials: "same-origin" });
      if (!answer.ok) return this.close();
      const html = await answer.text();
      if (asked.signal.aborted) return;
      this.list.innerHTML = html;
      const options = this.#options();
      options.forEach((option, at) => (option.id ||= `${this.list.id}-${at}`));
      this.list.hidden = this.list.childElementCount === 0;
      this.#active = -1;
      this.#state();
    } catch (error) {
      // Without an answer the field is plain text, which the form accepts too.
      if (!asked.signal.aborted) this.close();
    }
  }

  #options() {
    return [...this.list.querySelectorAll<HTMLElement>("[role=option]:not([aria-disabled=true])")];
  }

  #move(to: number) {
    this.#active = to;
    this.#state();
    this.#options()[to]?.scrollIntoView({ block: "nearest" });
  }

  #pick(option: HTMLElement) {
    this.close();
    this.choose(option);
  }

  #state() {
    const options = this.#options();
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === this.#active)));
    if (this.field instanceof HTMLInputElement) this.field.setAttribute("aria-expanded", String(this.open));
    // Two lists may stand under one field: the one that is open is the one it controls.
    if (this.open) this.field.setAttribute("aria-controls", this.list.id);
    const active = options[this.#active];
    if (active) this.field.setAttribute("aria-activedescendant", active.id);
    else this.field.removeAttribute("aria-activedescendant");
  }
}
