import { Controller } from "@hotwired/stimulus";

/** Files by dragging, camera or choice: listed with their size, removable, warned about above `max` bytes in all. */
export class FileDropController extends Controller<HTMLElement> {
  static override targets = ["input", "list", "warning"];
  static override values = { max: Number, remove: String };
  declare readonly inputTarget: HTMLInputElement;
  declare readonly listTarget: HTMLElement;
  declare readonly hasWarningTarget: boolean;
  declare readonly warningTarget: HTMLElement;
  declare readonly maxValue: number;
  declare readonly removeValue: string;

  #files: File[] = [];

  override connect() {
    this.#files = [...(this.inputTarget.files ?? [])];
    this.#show();
  }

  choose() {
    this.#add(this.inputTarget.files);
  }

  over(event: DragEvent) {
    event.preventDefault();
    this.element.classList.add("is-over");
  }

  leave() {
    this.element.classList.remove("is-over");
  }

  drop(event: DragEvent) {
    event.preventDefault();
    this.leave();
    this.#add(event.dataTransfer?.files ?? null);
  }

  paste(event: ClipboardEvent) {
    this.#add(event.clipboardData?.files ?? null);
  }

  #add(files: FileList | null) {
    const same = (a: File, b: File) => a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;
    for (const file of files ?? []) if (!this.#files.some((known) => same(known, file))) this.#files.push(file);
    this.#keep();
  }

  #keep() {
    const carrier = new DataTransfer();
    for (const file of this.#files) carrier.items.add(file);
    this.inputTarget.files = carrier.files;
    this.#show();
  }

  #show() {
    this.listTarget.replaceChildren(...this.#files.map((file) => this.#line(file)));
    const total = this.#files.reduce((sum, file) => sum + file.size, 0);
    if (this.hasWarningTarget) this.warningTarget.hidden = !this.maxValue || total <= this.maxValue;
  }

  #line(file: File) {
    const line = document.createElement("li");
    line.className = "file";
    const name = Object.assign(document.createElement("span"), { className: "file-name", textContent: file.name });
    const size = Object.assign(document.createElement("span"), { className: "file-size", textContent: inWords(file.size) });
    const remove = Object.assign(document.createElement("button"), { type: "button", className: "file-remove", textContent: "×" });
    remove.setAttribute("aria-label", `${this.removeValue} ${file.name}`);
    remove.addEventListener("click", () => {
      this.#files = this.#files.filter((other) => other !== file);
      this.#keep();
    });
    line.append(name, size, remove);
    return line;
  }
}

function inWords(bytes: number): string {
  const [amount, unit] = bytes < 1e6 ? [Math.ceil(bytes / 1e3), "kilobyte"] : [bytes / 1e6, "megabyte"];
  return new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit, maximumFractionDigits: 1 }).format(amount);
}
