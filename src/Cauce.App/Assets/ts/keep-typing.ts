/**
 * A live refresh morphs the page under a person's hands. This keeps what they hold: fields they changed or
 * stand in, and menus they opened. After their own submission the server's page wins, with its messages.
 */
export function keepTypingThroughRefreshes() {
  let submitted = false;
  document.addEventListener("turbo:submit-start", () => (submitted = true));
  document.addEventListener("turbo:load", () => (submitted = false));
  document.addEventListener("turbo:render", () => setTimeout(() => (submitted = false)));

  document.addEventListener("turbo:before-morph-element", (event) => {
    const target = event.target;
    if (!submitted && target instanceof HTMLElement && isHeld(target)) event.preventDefault();
  });

  document.addEventListener("turbo:before-morph-attribute", (event) => {
    const { attributeName } = (event as CustomEvent<{ attributeName: string }>).detail;
    const target = event.target;
    if (attributeName === "open" && target instanceof HTMLElement && target.matches("details, dialog")) event.preventDefault();
    if (attributeName === "hidden" && target instanceof HTMLElement && target.matches("[data-keep-hidden]")) event.preventDefault();
  });
}

function isHeld(element: HTMLElement): boolean {
  if (element instanceof HTMLInputElement) {
    if (element.type === "checkbox" || element.type === "radio") return element.checked !== element.defaultChecked;
    if (element.type === "file") return (element.files?.length ?? 0) > 0;
    return element.type !== "hidden" && (element === document.activeElement || element.value !== element.defaultValue);
  }
  if (element instanceof HTMLTextAreaElement) return element === document.activeElement || element.value !== element.defaultValue;
  if (element instanceof HTMLSelectElement) return element === document.activeElement;
  return false;
}
