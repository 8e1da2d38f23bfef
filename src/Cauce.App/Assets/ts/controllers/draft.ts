import { Controller } from "@hotwired/stimulus";
import { isToken, signed } from "../antiforgery";
import { debounce } from "../debounce";

/**
 * A composer that loses nothing: permanent from the first letter until it is sent, so that refreshes leave it
 * alone, and saved to `url` as it grows. The form needs an id. A form rendered with errors must carry
 * `data-turbo-permanent` itself. Ctrl+Enter sends.
 */
export class DraftController extends Controller<HTMLFormElement> {
  static override values = { url: String, saved: String, failed: String };
  static override targets = ["status"];
  declare readonly urlValue: string;
  declare readonly savedValue: string;
  declare readonly failedValue: string;
  declare readonly hasStatusTarget: boolean;
  declare readonly statusTarget: HTMLElement;

  #save = debounce(800, () => void this.#put());
  #typed = () => this.#hold();
  #sent = () => this.#release();
  #key = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    this.element.requestSubmit();
  };

  override connect() {
    this.element.addEventListener("input", this.#typed);
    this.element.addEventListener("turbo:submit-start", this.#sent);
    this.element.addEventListener("keydown", this.#key);
  }

  override disconnect() {
    this.#save.flush();
    this.element.removeEventListener("input", this.#typed);
    this.element.removeEventListener("turbo:submit-start", this.#sent);
    this.element.removeEventListener("keydown", this.#key);
  }

  #hold() {
    this.element.setAttribute("data-turbo-permanent", "");
    if (this.urlValue) this.#save();
  }

  #release() {
    this.#save.cancel();
    this.element.removeAttribute("data-turbo-permanent");
  }

  async #put() {
    const fields = [...new FormData(this.element)].filter((pair): pair is [string, string] => typeof pair[1] === "string" && !isToken(pair[0]));
    const saved = await fetch(this.urlValue, { ...signed(this.element, fields), method: "PUT", keepalive: true })
      .then((answer) => answer.ok, () => false);
    if (!this.hasStatusTarget) return;
    const time = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" }).format(new Date());
    this.statusTarget.textContent = saved ? `${this.savedValue} ${time}` : this.failedValue;
  }
}
