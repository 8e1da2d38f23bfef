import { Controller } from "@hotwired/stimulus";
import { signed } from "../antiforgery";

/** Tells the server every 15 seconds that this case is being looked at; it answers with who else is. */
export class PresenceController extends Controller<HTMLElement> {
  static override values = { url: String };
  declare readonly urlValue: string;

  #timer: number | undefined;
  #shown = () => (document.hidden ? this.#rest() : this.#start());

  override connect() {
    document.addEventListener("visibilitychange", this.#shown);
    this.#shown();
  }

  override disconnect() {
    document.removeEventListener("visibilitychange", this.#shown);
    this.#rest();
  }

  #start() {
    clearInterval(this.#timer);
    this.#timer = window.setInterval(() => void this.#beat(), 15_000);
    void this.#beat();
  }

  #rest() {
    clearInterval(this.#timer);
    void fetch(this.urlValue, { ...signed(this.element, [["leaving", "true"]]), method: "POST", keepalive: true }).catch(() => undefined);
  }

  async #beat() {
    const answer = await fetch(this.urlValue, { ...signed(this.element), method: "POST" }).catch(() => undefined);
    if (answer?.ok && answer.status !== 204) this.element.innerHTML = await answer.text();
  }
}
