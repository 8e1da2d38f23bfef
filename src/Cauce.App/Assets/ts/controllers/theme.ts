import { Controller } from "@hotwired/stimulus";

/** Sets the theme at once and remembers it for a year. Without scripts the same form posts to the server. */
export class ThemeController extends Controller<HTMLFormElement> {
  set(event: Event) {
    const button = (event as SubmitEvent).submitter ?? event.currentTarget;
    if (!(button instanceof HTMLButtonElement || button instanceof HTMLInputElement)) return;
    event.preventDefault();
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `theme=${button.value}; path=/; max-age=31536000; samesite=lax${secure}`;
    document.documentElement.dataset["bsTheme"] = button.value;
    for (const choice of this.element.querySelectorAll<HTMLButtonElement>("button[name=theme]"))
      choice.setAttribute("aria-pressed", String(choice.value === button.value));
  }
}
