/** The part of Turbo that is used here: it ships without types. */
declare module "@hotwired/turbo" {
  export const config: { drive: { progressBarDelay: number; enabled: boolean } };
  export function visit(location: string, options?: { action?: "advance" | "replace" }): void;
  export function renderStreamMessage(message: string): void;
}
