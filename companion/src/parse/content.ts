import { clean } from "./charset.js";
import { htmlToText } from "./html.js";
import { Exceeded, type Limits } from "./limits.js";
import type { Body } from "./part.js";

/** A mail as it is read: the whole text, and the HTML it came with ("" if none). */
export type Content = { text: string; html: string };

/**
 * Puts the bodies together. Of an alternative the plain one is the text and the HTML one the HTML; outside of one,
 * every body belongs to both, in the order in which it stands (Apple Mail divides a letter at each picture).
 */
export function contentOf(bodies: Body[], limits: Limits): Content {
  const shown = bodies.map((body) => ({ ...body, text: clean(body.text.replace(/\r\n?/g, "\n")) })).filter((body) => body.text.trim() !== "");
  const isHtml = shown.some((body) => body.type === "text/html");
  const text: string[] = [];
  const html: string[] = [];
  for (const group of groups(shown)) {
    const plain = group.filter((body) => body.type === "text/plain");
    const rich = group.filter((body) => body.type === "text/html");
    text.push(...(plain.length > 0 ? plain.map((body) => body.text) : rich.map((body) => htmlToText(body.text))));
    if (isHtml) html.push(...(rich.length > 0 ? rich.map((body) => body.text) : plain.map((body) => `<pre>${escape(body.text)}</pre>`)));
  }
  const content = { text: text.join("\n").trimEnd(), html: html.join("\n<br>\n") };
  if (links(content.text) > limits.links || links(content.html) > limits.links) throw new Exceeded("links");
  return content;
}

/** The bodies of one alternative are one group, every other body is one of its own. */
function groups(bodies: Body[]): Body[][] {
  const found = new Map<number | Body, Body[]>();
  for (const body of bodies) {
    const key = body.branches.find((branch) => branch.subtype === "alternative")?.id ?? body;
    found.set(key, [...(found.get(key) ?? []), body]);
  }
  return [...found.values()];
}

function links(source: string): number {
  return Math.max(source.match(/https?:\/\//gi)?.length ?? 0, source.match(/\bhref\s*=/gi)?.length ?? 0);
}

function escape(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
