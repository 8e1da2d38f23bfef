import { Tokenizer } from "htmlparser2";

/**
 * What a person reads in HTML, as plain text. It goes through the source once and builds no tree: 2 MB of nested
 * elements, which hold up the usual converters for minutes, take a fraction of a second.
 */
export function htmlToText(html: string): string {
  const reading = new TextOfHtml(html);
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, reading);
  tokenizer.write(html);
  tokenizer.end();
  return reading.text();
}

const silent = new Set(["script", "style", "title", "noscript", "template"]);
const paragraphs = new Set(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre", "blockquote", "hr"]);
const lines = new Set(["div", "tr", "li", "dt", "dd", "address", "article", "section", "header", "footer", "center", "form", "fieldset", "body"]);

class TextOfHtml {
  private readonly out: string[] = [];
  private tag = "";
  private attribute = "";
  private value = "";
  private href = "";
  private silence = "";
  private quotes = 0;
  private lastQuotes = 0;
  private preformatted = 0;
  private space = false;
  private breaks = 0;
  private linkAt = 0;

  constructor(private readonly html: string) {}

  text(): string {
    return this.out.join("").split("\n").map((line) => line.trimEnd()).join("\n").trim();
  }

  onopentagname(start: number, end: number): void {
    this.tag = this.html.slice(start, end).toLowerCase();
    if (this.tag === "a") this.href = "";
    if (this.silence) return;
    if (silent.has(this.tag)) this.silence = this.tag;
    else if (this.tag === "br") this.lineBreak();
    else if (paragraphs.has(this.tag)) this.atLeast(this.tag === "table" ? 1 : 2);
    else if (lines.has(this.tag)) this.atLeast(1);
    else if (this.tag === "td" || this.tag === "th") this.space = true;
    if (this.tag === "li") this.write("- ");
    if (this.tag === "blockquote") this.quotes = Math.min(this.quotes + 1, 10);
    if (this.tag === "pre") this.preformatted += 1;
  }

  onattribname(start: number, end: number): void {
    this.attribute = this.html.slice(start, end).toLowerCase();
    this.value = "";
  }

  onattribdata(start: number, end: number): void {
    if (this.value.length < 2_000) this.value += this.html.slice(start, Math.min(end, start + 2_000));
  }

  onattribentity(codepoint: number): void {
    this.value += String.fromCodePoint(codepoint);
  }

  onattribend(): void {
    if (this.tag === "a" && this.attribute === "href") this.href = this.value.trim();
    if (this.tag === "img" && this.attribute === "alt" && !this.silence && this.value.trim()) this.write(`[${this.value.trim()}]`);
  }

  onopentagend(): void {
    if (this.tag === "a") this.linkAt = this.out.length;
  }

  onselfclosingtag(): void {
    if (this.silence === this.tag) this.silence = "";
  }

  onclosetag(start: number, end: number): void {
    const tag = this.html.slice(start, end).toLowerCase();
    if (this.silence) {
      if (tag === this.silence) this.silence = "";
      return;
    }
    if (tag === "a") this.link();
    if (tag === "blockquote") this.quotes = Math.max(0, this.quotes - 1);
    if (tag === "pre") this.preformatted = Math.max(0, this.preformatted - 1);
    if (paragraphs.has(tag)) this.atLeast(tag === "table" ? 1 : 2);
    else if (lines.has(tag)) this.atLeast(1);
  }

  ontext(start: number, end: number): void {
    if (!this.silence) this.flow(this.html.slice(start, end));
  }

  ontextentity(codepoint: number): void {
    if (!this.silence) this.flow(String.fromCodePoint(codepoint));
  }

  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  /** Where a link leads is shown when its words do not say so. */
  private link(): void {
    const href = this.href;
    this.href = "";
    if (!/^https?:/i.test(href)) return;
    const label = this.out.slice(this.linkAt).join("").trim();
    if (label !== "" && !href.includes(label)) this.write(` [${href}]`);
  }

  private flow(text: string): void {
    if (this.preformatted > 0) {
      text.split(/\r?\n/).forEach((line, index) => {
        if (index > 0) this.lineBreak();
        if (line) this.write(line);
      });
      return;
    }
    const words = text.replace(/[\s\u00a0\u200b\ufeff]+/g, " ");
    if (words.startsWith(" ")) this.space = true;
    const trimmed = words.trim();
    if (trimmed === "") return;
    this.write(trimmed);
    this.space = words.endsWith(" ");
  }

  private write(text: string): void {
    const atStart = this.out.length === 0 || this.breaks > 0;
    // An empty line is quoted where the quotation goes on below it.
    const between = ">".repeat(Math.min(this.quotes, this.lastQuotes));
    for (let index = 0; index < this.breaks; index++) this.out.push(index > 0 ? `${between}\n` : "\n");
    if (atStart && this.quotes > 0) this.out.push("> ".repeat(this.quotes));
    else if (this.space && !atStart) this.out.push(" ");
    this.out.push(text);
    this.space = false;
    this.breaks = 0;
    this.lastQuotes = this.quotes;
  }

  /** Written only when something follows. */
  private lineBreak(): void {
    if (this.out.length > 0 && this.breaks < 20) this.breaks += 1;
    this.space = false;
  }

  private atLeast(breaks: number): void {
    while (this.out.length > 0 && this.breaks < breaks) this.lineBreak();
  }
}
