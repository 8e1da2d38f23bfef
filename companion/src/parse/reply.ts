/**
 * A letter in two: what the person wrote, with answers between the lines of a quotation, and the history that follows
 * it. Nothing is lost: the two together are the text.
 *
 * It goes by lines and never looks at one twice for long, whatever they hold. In doubt a line is the person's: a
 * complaint that quotes what it is about must not disappear in the fold.
 */
export type Division = { said: string; quoted: string };

export function divide(text: string): Division {
  const lines = text.split("\n");
  const cut = whereHistoryBegins(lines);
  const said = lines.slice(0, cut).join("\n").trimEnd();
  if (said.trim() === "") return { said: text, quoted: "" };
  return { said, quoted: lines.slice(cut).join("\n").replace(/^\s*\n/, "") };
}

const longestHeader = 600;

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
const rule = /^\s*([-_=*]\s?){3,}\s*$/;

function whereHistoryBegins(lines: string[]): number {
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (line.length > longestHeader || line.trim() === "") continue;
    if (divider.test(line) || isBlock(lines, at)) return aboveRules(lines, at);
    if (isSignature(lines, at)) return at;
    if (isQuoted(line)) {
      const end = endOfQuotation(lines, at);
      if (isNothingOwnAfter(lines, end)) return at;
      at = end - 1;
    } else {
      const height = heightOfHeader(lines, at);
      const next = nextWritten(lines, at + height);
      if (height > 0 && (!isQuoted(lines[next] ?? "") || isNothingOwnAfter(lines, endOfQuotation(lines, next)))) return at;
    }
  }
  return lines.length;
}

/** A `From: … Sent: … Subject: …` block. One without title or address may be a journey: "De: Madrid / Para: Sevilla". */
function isBlock(lines: string[], at: number): boolean {
  if (!origin.test(lines[at] ?? "")) return false;
  const around = lines.slice(at + 1, at + 8).map((line) => line.slice(0, longestHeader));
  if (around.filter((line) => labelled.test(line)).length < 2 && !around.some((line) => titled.test(line))) return false;
  return around.some((line) => titled.test(line)) || addressed.test(lines.slice(at, at + 2).join(" "));
}

/** How many lines an "On …, … wrote:" takes, 0 where there is none. */
function heightOfHeader(lines: string[], at: number): number {
  let joined = "";
  for (let height = 1; height <= 4 && at + height <= lines.length; height++) {
    const line = (lines[at + height - 1] ?? "").trim();
    if (line === "" || line.length > longestHeader || isQuoted(line)) return 0;
    joined = `${joined} ${line}`.trim();
    if (height === 2 && !beginsHeader.test((lines[at] ?? "").trim())) return 0;
    if (isHeader(joined, lines[nextWritten(lines, at + height)] ?? "")) return height;
  }
  return 0;
}

function isHeader(joined: string, next: string): boolean {
  const bare = joined.replace(/^[-\s]+|[-\s]+$/g, "");
  if (told.test(bare)) return false;
  const hasDate = dated.test(bare) || /&lt;|\b\d{1,2}\b.*\b(wrote|escribi)/i.test(bare);
  if (!hasDate) return false;
  if (/<[^<>]*@[^<>]*>\s?:$/.test(bare)) return true;
  if (!verbs.test(bare)) return /:$/.test(bare) && isQuoted(next);
  return addressed.test(bare) || isQuoted(next) || /\b(you wrote|escribiste|usted escribi[oó]):?$/i.test(bare) || /^(on|el|le|am|il|em|op|den)\b.{0,60}\d{1,2}[:.]\d{2}.{0,80}$/i.test(bare);
}

function isSignature(lines: string[], at: number): boolean {
  const line = lines[at] ?? "";
  // "-- " is the mark of old (RFC 3676, 4.3); many programs lose its space.
  if (/^(--|—) ?\s*$/.test(line)) return lines.slice(at + 1).filter((one) => one.trim() !== "" && !isQuoted(one)).length <= 20;
  if (/^_{10,}\s*$|^__$/.test(line)) return isFooter(lines, at);
  return device.test(line) && isApart(lines, at);
}

/** What mailing lists put below: a line of underscores and a few lines with an address. */
function isFooter(lines: string[], at: number): boolean {
  const rest = lines.slice(at + 1).filter((line) => line.trim() !== "");
  return rest.length > 0 && rest.length <= 8 && rest.some((line) => /https?:\/\/|@/.test(line));
}

/** A line that stands for itself: the last, or followed by an empty one or by the history. */
function isApart(lines: string[], at: number): boolean {
  const next = lines[at + 1] ?? "";
  return next.trim() === "" || rule.test(next) || isBlock(lines, at + 1) || heightOfHeader(lines, at + 1) > 0;
}

function isNothingOwnAfter(lines: string[], from: number): boolean {
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (line.trim() === "") continue;
    if (isQuoted(line)) at = endOfQuotation(lines, at) - 1;
    else return isSignature(lines, at) || divider.test(line) || isBlock(lines, at);
  }
  return true;
}

/** The line after a quotation, over lines that the wrapping of an old program left without their mark. */
function endOfQuotation(lines: string[], from: number): number {
  let at = from;
  while (at < lines.length) {
    const line = lines[at] ?? "";
    if (!isQuoted(line) && !isTorn(lines, at)) break;
    at++;
  }
  return at;
}

function isTorn(lines: string[], at: number): boolean {
  const [before, line, after] = [lines[at - 1] ?? "", lines[at] ?? "", lines[at + 1] ?? ""];
  return line.trim() !== "" && isQuoted(before) && before.length >= 60 && line.length < before.length && isQuoted(after);
}

function isQuoted(line: string): boolean {
  return /^\s{0,3}>(?!\s?:\s*$)/.test(line);
}

function nextWritten(lines: string[], from: number): number {
  let at = from;
  while (at < lines.length && (lines[at] ?? "").trim() === "") at++;
  return at;
}

/** Lines drawn above the history belong to it. */
function aboveRules(lines: string[], at: number): number {
  let top = at;
  for (let above = at - 1; above >= 0; above--) {
    const line = lines[above] ?? "";
    if (rule.test(line)) top = above;
    else if (line.trim() !== "") break;
  }
  return top;
}
