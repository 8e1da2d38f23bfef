import { Controller } from "@hotwired/stimulus";

/** Holds a form back until its dialog, which names the consequence, is answered with yes. */
export class ConfirmController extends Controller<HTMLFormElement> {
  static override targets = ["dialog"];
  declare readonly dialogTarget: HTMLDialogElement;

  #submitter: HTMLElement | null = null;
  #sure = false;

  ask(event: SubmitEvent) {
    if (this.#sure) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#submitter = event.submitter;
    this.dialogTarget.showModal();
  }

  yes(event: Event) {
    event.preventDefault();
    this.#sure = true;
    this.dialogTarget.close();
    this.element.requestSubmit(this.#submitter);
    this.#sure = false;
  }

  no(event: Event) {
    event.preventDefault();
    this.dialogTarget.close();
    this.#submitter?.focus();
  }
}
