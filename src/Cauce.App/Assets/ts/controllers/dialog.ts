import { Controller } from "@hotwired/stimulus";

/** Opens the `<dialog>` inside; a click on the backdrop closes it. */
export class DialogController extends Controller<HTMLElement> {
  static override targets = ["dialog"];
  declare readonly dialogTarget: HTMLDialogElement;

  open() {
    this.dialogTarget.showModal();
  }

  close() {
    this.dialogTarget.close();
  }

  backdrop(event: MouseEvent) {
    if (event.target === this.dialogTarget) this.dialogTarget.close();
  }
}
