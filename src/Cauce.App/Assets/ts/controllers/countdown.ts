import { Controller } from "@hotwired/stimulus";

const shown = new Set<CountdownController>();
let ticking: number | undefined;

/**
 * Calendar time left until `datetime`, refreshed each minute ("{0}" in `left` and `late` is the amount).
 * Only for instants: clocks that count working time are written by the server.
 */
export class CountdownController extends Controller<HTMLTimeElement> {
  static override values = { left: String, late: String };
  declare readonly leftValue: string;
  declare readonly lateValue: string;

  override connect() {
    shown.add(this);
    this.show();
    ticking ??= window.setInterval(() => shown.forEach((one) => one.show()), 60_000);
  }

  override disconnect() {
    shown.delete(this);
    if (shown.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  }

  show() {
    const left = Date.parse(this.element.dateTime) - Date.now();
    if (Number.isNaN(left)) return;
    this.element.textContent = (left >= 0 ? this.leftValue : this.lateValue).replace("{0}", inWords(Math.abs(left)));
    if (left < 0) this.element.closest("[data-state]")?.setAttribute("data-state", "late");
  }
}

/** The two largest units, in abbreviations that Spanish and English share. */
function inWords(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`;
  if (hours > 0) return rest > 0 ? `${hours} h ${rest} min` : `${hours} h`;
  return `${rest} min`;
}
