/**
 * For the pages of the organisation's own sites: `<script src="…/assets/embed.js" data-kind="claim" data-lang="es" async>`
 * puts the complaint form (or, for the kind "chat", the chat) below itself, in a frame that can reach nothing of the page around it. Without scripts the
 * page is simply without the form: a link to the portal beside it is good manners.
 */
const script = document.currentScript as HTMLScriptElement | null;
if (script) show(script);

function show(script: HTMLScriptElement) {
  const home = new URL(script.src).origin;
  const lang = (script.dataset.lang ?? document.documentElement.lang.slice(0, 2)) === "en" ? "en" : "es";
  const frame = document.createElement("iframe");
  frame.src = `${home}/embed/${encodeURIComponent(script.dataset.kind ?? "claim")}?lang=${lang}&site=${encodeURIComponent(location.origin)}`;
  frame.title = script.dataset.title ?? titleOf(script.dataset.kind === "chat", lang === "en");
  frame.setAttribute("sandbox", "allow-forms allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads");
  frame.style.cssText = "display:block;width:100%;min-height:640px;border:0;color-scheme:normal";
  addEventListener("message", (event) => {
    if (event.source !== frame.contentWindow || event.origin !== home) return;
    const height = Number((event.data as { cauceHeight?: unknown })?.cauceHeight);
    if (height > 0 && height < 20_000) frame.style.height = `${Math.ceil(height)}px`;
  });
  script.after(frame);
}

function titleOf(isChat: boolean, inEnglish: boolean) {
  if (isChat) return "Chat";
  return inEnglish ? "Complaint form" : "Formulario de reclamación";
}
