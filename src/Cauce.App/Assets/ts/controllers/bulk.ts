import { Controller } from "@hotwired/stimulus";

/** Ticks rows one by one, by range (Shift) or all, and shows the bar with how many. */
export class BulkController extends Controller<HTMLElement> {
  static override targets = ["all", "box", "bar", "count"];
  declare readonly hasAllTarget: boolean;
  declare readonly allTarget: HTMLInputElement;
  declare readonly boxTargets: HTMLInputElement[];
  declare readonly hasBarTarget: boolean;
  declare readonly barTarget: HTMLElement;
  declare readonly countTargets: HTMLElement[];

  #last: HTMLInputElement | undefined;

  override connect() {
    this.show();
  }

  boxTargetConnected() {
    this.show();
  }

  all() {
    for (const box of this.boxTargets) box.checked = this.allTarget.checked;
    this.show();
  }

  none() {
    for (const box of this.boxTargets) box.checked = false;
    this.show();
  }

  tick(event: MouseEvent) {
    const box = event.currentTarget as HTMLInputElement;
    const boxes = this.boxTargets;
    if (event.shiftKey && this.#last) {
      const [from, to] = [boxes.indexOf(this.#last), boxes.indexOf(box)].sort((a, b) => a - b) as [number, number];
      for (const between of boxes.slice(from, to + 1)) between.checked = box.checked;
    }
    this.#last = box;
    this.show();
  }

  show() {
    const ticked = this.boxTargets.filter((box) => box.checked).length;
    for (const count of this.countTargets) count.textContent = String(ticked);
    if (this.hasBarTarget) this.barTarget.hidden = ticked === 0;
    if (!this.hasAllTarget) return;
    this.allTarget.checked = ticked > 0 && ticked === this.boxTargets.length;
    this.allTarget.indeterminate = ticked > 0 && ticked < this.boxTargets.length;
  }
}
