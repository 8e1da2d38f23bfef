import { Controller } from "@hotwired/stimulus";
import { debounce } from "../debounce";

/** Sends the filters as they change and leaves empty ones out of the address. */
export class FilterFormController extends Controller<HTMLFormElement> {
  #later = debounce(350, () => this.element.requestSubmit());
  #changed = (event: Event) => {
    if (!isText(event.target)) this.#later();
  };
  #typed = (event: Event) => {
    if (isText(event.target)) this.#later();
  };
  #thin = (event: FormDataEvent) => {
    for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
  };

  override connect() {
    this.element.addEventListener("change", this.#changed);
    this.element.addEventListener("input", this.#typed);
    this.element.addEventListener("formdata", this.#thin);
    this.element.dataset["turboAction"] ??= "replace";
  }

  override disconnect() {
    this.#later.cancel();
    this.element.removeEventListener("change", this.#changed);
    this.element.removeEventListener("input", this.#typed);
    this.element.removeEventListener("formdata", this.#thin);
  }
}

const isText = (target: EventTarget | null) => target instanceof HTMLInputElement && ["text", "search", "number", "date"].includes(target.type);
