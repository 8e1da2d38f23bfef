import { Controller } from "@hotwired/stimulus";

/** Puts a message of success away after a while, unless it is being read. Errors stay until dismissed. */
export class FlashController extends Controller<HTMLElement> {
  static override values = { after: { type: Number, default: 0 } };
  declare readonly afterValue: number;

  #timer: number | undefined;

  override connect() {
    this.resume();
  }

  override disconnect() {
    this.pause();
  }

  pause() {
    clearTimeout(this.#timer);
  }

  resume() {
    this.pause();
    if (this.afterValue > 0) this.#timer = window.setTimeout(() => this.dismiss(), this.afterValue);
  }

  dismiss() {
    this.element.remove();
  }
}
