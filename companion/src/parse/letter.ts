/** The marks by which mail programs set apart what came before: headers of quotations, blocks, signatures. */
const longestHeader = 300;

const verbs =
  /\b(wrote|escribi[oóu]|escribiste|va escriure|ha escrit|a écrit|écrit|schrieb|ha scritto|escreveu|skrev|schreef|kirjoitti|napisał(\(a\))?|pisze|idatzi du|írta|пишет|писал\(?а?\)?)\s?:?$|写道[:：]$|작성:$|のメッセージ:$/iu;
/** Told by a person, not by a program: "the technician wrote to me". */
const told = /\b(me|nos|te|le|les|se)\s+escribi[oó]:?$|\bwrote (to )?(me|us):?$/i;
const dated = /\b\d{1,2}[:.h]\d{2}\b|\b(19|20)\d{2}\b|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}/;
/** How a header that takes several lines begins; otherwise the words above a short one would count as its first line. */
const beginsHeader = /^-*\s*((on|el|le|am|il|em|op|den|in data|w dniu|dnia|a|pe)\s.*\d|[^\s\d]{2,12}[.,]?\s\d|\d)/i;
const addressed = /[^\s<>]@[^\s<>]/;

const origin = /^[\s>*_]*(from|de|von|da|van|fra|från|od|lähettäjä|от|message du)[*_]*\s?:/i;
const titled = /^[\s>*_]*(subject|asunto|assumpte|assunto|objet|betreff|oggetto|onderwerp|emne|ämne|тема|gaia)[*_]*\s?:|\sobjet :/i;
const labelled =
  /^[\s>*_]*(sent|date|to|cc|subject|reply-to|enviado( el)?|enviada( em)?|fecha|para|asunto|enviat( el)?|data|per a|assumpte|assunto|envoyé( le)?|à|a|objet|copie à|sujet|gesendet|an|betreff|datum|inviato|oggetto|verzonden|aan|onderwerp|dato|til|emne)[*_]*\s?:/i;
const divider =
  /^[\s>]*[-_*]{2,}\s*(original message|forwarded message|(el )?mensaje (original|reenviado|enviado)|missatge (original|reenviat)|message (d'origine|transféré)|ursprüngliche nachricht|weitergeleitete nachricht|messaggio (originale|inoltrato)|mensagem (original|encaminhada)|mensaxe orixinal|jatorrizko mezua|oprindelig besked)\s*[-_*]*\s*$|^\s*(begin forwarded message|inicio del mensaje reenviado|inici del missatge reenviat|début du message réexpédié)\s*:\s*$/i;
const device =
  /^\s*(sent from (my|a|typeapp|yahoo|mail|outlook|proton)|sent with|get outlook for|enviado (desde|con|do meu)|enviat (des d|amb)|obtener outlook para|envoyé (depuis|de mon|à partir de)|télécharger outlook pour|gesendet (von|mit)|von meinem .{1,40} gesendet|inviato da|verzonden vanaf|verstuurd vanaf|sendt fra|scarica outlook)\b.{0,80}$/i;
const addressee = /\b(you wrote|escribiste|usted escribi[oó]):?$/i;
/** How programs begin, with the hour: "El 3/3/26 a las 10:00, Ana escribió:". */
const client = /^(on|el|le|am|il|em|op|den)\b.{0,60}\d{1,2}[:.]\d{2}.{0,80}$/i;
const rule = /^\s*([-_=*]\s?){3,}\s*$/;


/** The lines of a text, with what is asked of them again and again worked out once. */
export class Letter {
  private readonly quoted: boolean[];
  /** For each line, the next that is neither empty nor quoted. */
  private readonly plain: number[];
  /** For each line, how many such there are from it on. */
  private readonly left: number[];

  constructor(readonly lines: string[]) {
    this.quoted = lines.map((line, at) => isQuoted(line) || isTorn(lines, at));
    this.plain = new Array<number>(lines.length + 1).fill(lines.length);
    this.left = new Array<number>(lines.length + 1).fill(0);
    for (let at = lines.length - 1; at >= 0; at--) {
      const isPlain = !this.quoted[at] && this.line(at).trim() !== "";
      this.plain[at] = isPlain ? at : (this.plain[at + 1] as number);
      this.left[at] = (this.left[at + 1] as number) + (isPlain ? 1 : 0);
    }
  }

  line(at: number): string {
    return this.lines[at] ?? "";
  }

  isEmpty(at: number): boolean {
    return this.line(at).trim() === "";
  }

  isQuoted(at: number): boolean {
    return this.quoted[at] ?? false;
  }

  /** Whether a line is too long to be any mark at all. */
  isProse(at: number): boolean {
    return this.line(at).length > longestHeader;
  }

  nextWritten(from: number): number {
    let at = from;
    while (at < this.lines.length && this.isEmpty(at)) at++;
    return at;
  }

  /** Whether from here on there is only quotation, and what follows a mark. */
  isNothingOwnFrom(from: number): boolean {
    const at = this.plain[from] ?? this.lines.length;
    return at >= this.lines.length || this.isMark(at);
  }

  /** From this line on it is history, or a signature. */
  isMark(at: number): boolean {
    return !this.isProse(at) && (divider.test(this.line(at)) || this.isBlock(at) || this.isSignature(at));
  }

  /** A `From: … Sent: … Subject: …` block. One without title or address may be a journey: "De: Madrid / Para: Sevilla". */
  isBlock(at: number): boolean {
    if (!origin.test(this.line(at))) return false;
    const around = this.lines.slice(at + 1, at + 8).map((line) => line.slice(0, longestHeader));
    const isTitled = around.some((line) => titled.test(line));
    if (!isTitled && around.filter((line) => labelled.test(line)).length < 2) return false;
    return isTitled || addressed.test(this.lines.slice(at, at + 2).join(" "));
  }

  /** How many lines an "On …, … wrote:" takes, 0 where there is none. */
  heightOfHeader(at: number): number {
    let joined = "";
    for (let height = 1; height <= 4 && at + height <= this.lines.length; height++) {
      const line = this.line(at + height - 1).trim();
      if (line === "" || line.length > longestHeader || this.isQuoted(at + height - 1)) return 0;
      joined = `${joined} ${line}`.trim();
      if (height === 2 && !beginsHeader.test(this.line(at).trim())) return 0;
      if (isHeader(joined, this.isQuoted(this.nextWritten(at + height)))) return height;
    }
    return 0;
  }

  /** Lines drawn above the history belong to it. */
  aboveRules(at: number): number {
    let top = at;
    for (let above = at - 1; above >= 0 && (this.isEmpty(above) || rule.test(this.line(above))); above--) {
      if (!this.isEmpty(above)) top = above;
    }
    return top;
  }

  private isSignature(at: number): boolean {
    const line = this.line(at);
    // "-- " is the mark of old (RFC 3676, 4.3); many programs lose its space.
    if (/^(--|—) ?\s*$/.test(line)) return (this.left[at + 1] ?? 0) <= 20;
    if (/^_{10,}\s*$|^__$/.test(line)) return this.isFooter(at);
    return device.test(line) && this.isApart(at);
  }

  /** What mailing lists put below: a line of underscores and a few lines with an address. */
  private isFooter(at: number): boolean {
    const rest = this.left[at + 1] ?? 0;
    return rest > 0 && rest <= 8 && this.lines.slice(at + 1, at + 40).some((line) => /https?:\/\/|@/.test(line));
  }

  /** A line that stands for itself: the last, or followed by an empty one or by the history. */
  private isApart(at: number): boolean {
    return this.isEmpty(at + 1) || rule.test(this.line(at + 1)) || this.isBlock(at + 1) || this.heightOfHeader(at + 1) > 0;
  }
}

function isHeader(joined: string, isQuotationNext: boolean): boolean {
  const bare = joined.replace(/^[-\s]+/, "").trimEnd().replace(/-+$/, "").trimEnd();
  if (told.test(bare) || !/\d/.test(bare)) return false;
  if (dated.test(bare) && /<[^<>@]*@[^<>@]*>\s?:$/.test(bare)) return true;
  if (!verbs.test(bare)) return isQuotationNext && dated.test(bare) && bare.endsWith(":");
  if (addressed.test(bare)) return true;
  if (!dated.test(bare) && !bare.includes("&lt;")) return false;
  return isQuotationNext || addressee.test(bare) || client.test(bare);
}

function isQuoted(line: string): boolean {
  return /^\s{0,3}>(?!\s?:\s*$)/.test(line);
}

/** A line that the wrapping of an old program left without its mark, in the middle of a quotation. */
function isTorn(lines: string[], at: number): boolean {
  const [before, line, after] = [lines[at - 1] ?? "", lines[at] ?? "", lines[at + 1] ?? ""];
  return line.trim() !== "" && before.length >= 60 && line.length < before.length && isQuoted(before) && isQuoted(after);
}
