import { Controller } from "@hotwired/stimulus";

/** Prints the page; without scripts the browser's own command does. */
export class PrintController extends Controller<HTMLElement> {
  now() {
    window.print();
  }
}
