import { Controller } from "@hotwired/stimulus";

/** Says how many characters are left ("{0}") once they are few; announces politely through its live region. */
export class CharCountController extends Controller<HTMLElement> {
  static override targets = ["input", "left"];
  static override values = { text: String, from: { type: Number, default: 200 } };
  declare readonly inputTarget: HTMLTextAreaElement;
  declare readonly leftTarget: HTMLElement;
  declare readonly textValue: string;
  declare readonly fromValue: number;

  override connect() {
    this.show();
  }

  show() {
    const left = this.inputTarget.maxLength - this.inputTarget.value.length;
    const few = this.inputTarget.maxLength > 0 && left <= this.fromValue;
    this.leftTarget.textContent = few ? this.textValue.replace("{0}", String(left)) : "";
  }
}
