import { Controller } from "@hotwired/stimulus";
import { isToken } from "../antiforgery";
import { debounce } from "../debounce";
import { tabMemory } from "../tab-memory";

type Typed = Record<string, string[]>;

/**
 * A customer's form on a bad line. What was typed is kept in this tab until the receipt page forgets it; sending
 * shows its progress and is repeated with the same idempotency key when the line fails. Without scripts the form
 * is an ordinary post.
 */
export class FormKeepController extends Controller<HTMLElement> {
  static override targets = ["status", "progress", "submit"];
  static override values = { name: String, forget: String, sending: String, waiting: String, failed: String };
  declare readonly statusTarget: HTMLElement;
  declare readonly hasStatusTarget: boolean;
  declare readonly progressTarget: HTMLProgressElement;
  declare readonly hasProgressTarget: boolean;
  declare readonly submitTargets: HTMLButtonElement[];
  declare readonly nameValue: string;
  declare readonly forgetValue: string;
  declare readonly sendingValue: string;
  declare readonly waitingValue: string;
  declare readonly failedValue: string;

  #remember = debounce(300, () => this.#store());
  #tries = 0;
  #retry: number | undefined;
  #sending = false;
  #online = () => {
    if (this.#retry !== undefined) this.#send();
  };

  override connect() {
    if (this.forgetValue) return tabMemory.forget(key(this.forgetValue));
    this.element.addEventListener("input", this.#remember);
    window.addEventListener("online", this.#online);
    if (!this.element.querySelector("[aria-invalid=true]")) this.#restore();
  }

  override disconnect() {
    clearTimeout(this.#retry);
    this.element.removeEventListener("input", this.#remember);
    window.removeEventListener("online", this.#online);
  }

  send(event: SubmitEvent) {
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (this.#sending) return;
    this.#tries = 0;
    this.#store();
    this.#send();
  }

  #send() {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.#busy(true);
    this.#say(this.sendingValue);
    const form = this.#form;
    const request = new XMLHttpRequest();
    request.open(form.method || "post", form.action || location.href);
    request.timeout = 120_000;
    request.upload.addEventListener("progress", ({ loaded, total }) => this.#measure(loaded, total));
    request.addEventListener("load", () => this.#answered(request));
    request.addEventListener("error", () => this.#again());
    request.addEventListener("timeout", () => this.#again());
    request.send(new FormData(form));
  }

  #again() {
    if (++this.#tries > 8) {
      this.#busy(false);
      return this.#say(this.failedValue, true);
    }
    this.#say(this.waitingValue, true);
    this.#retry = window.setTimeout(() => this.#send(), Math.min(30_000, 1500 * 2 ** this.#tries));
  }

  #answered(request: XMLHttpRequest) {
    if (request.status >= 500) return this.#again();
    this.#busy(false);
    const elsewhere = new URL(request.responseURL).pathname !== new URL(this.#form.action || location.href).pathname;
    if (request.status < 300 && elsewhere) return location.assign(request.responseURL);
    this.#show(request.responseText);
  }

  /** Shows the page with its messages in place; chosen files move over, since a page cannot carry them. */
  #show(html: string) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const main = page.querySelector("main");
    const old = document.querySelector("main");
    if (!main || !old) return this.#say(this.failedValue, true);
    for (const input of old.querySelectorAll<HTMLInputElement>("input[type=file]")) {
      const next = main.querySelector<HTMLInputElement>(`input[type=file][name="${CSS.escape(input.name)}"]`);
      if (next) next.files = input.files;
    }
    document.title = page.title;
    old.replaceWith(main);
    window.scrollTo({ top: 0 });
    main.querySelector<HTMLElement>("[aria-invalid=true], .form-refusal[tabindex]")?.focus();
  }

  #measure(loaded: number, total: number) {
    if (!this.hasProgressTarget || total < 200_000) return;
    this.progressTarget.hidden = false;
    this.progressTarget.value = loaded / total;
  }

  #busy(busy: boolean) {
    this.#sending = busy;
    for (const button of this.submitTargets) button.disabled = busy;
    if (!busy && this.hasProgressTarget) this.progressTarget.hidden = true;
  }

  #say(text: string, warn = false) {
    if (!this.hasStatusTarget) return;
    this.statusTarget.hidden = false;
    this.statusTarget.textContent = text;
    this.statusTarget.classList.toggle("is-warning", warn);
  }

  get #form(): HTMLFormElement {
    return this.element as HTMLFormElement;
  }

  #store() {
    const typed: Typed = {};
    for (const [name, value] of new FormData(this.#form))
      if (typeof value === "string" && !isToken(name) && !this.#isHidden(name)) (typed[name] ??= []).push(value);
    tabMemory.keep(key(this.nameValue), JSON.stringify(typed));
  }

  #restore() {
    const kept = tabMemory.read(key(this.nameValue));
    if (!kept) return;
    const typed = JSON.parse(kept) as Typed;
    for (const field of this.#form.elements) {
      if (field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio")) {
        if (field.name in typed) field.checked = typed[field.name]!.includes(field.value);
      } else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) {
        const value = typed[field.name]?.[0];
        if (value !== undefined && field.type !== "hidden" && field.type !== "file") field.value = value;
      }
    }
  }

  #isHidden(name: string) {
    return this.#form.querySelector(`input[type=hidden][name="${CSS.escape(name)}"]`) !== null;
  }
}

const key = (name: string) => `cauce.form.${name}`;
