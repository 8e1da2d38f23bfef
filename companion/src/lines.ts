/**
 * One JSON object per line in, one per line out. Every request carries an `id` that its answer repeats; a heartbeat
 * line goes out every second. The process lives as long as its standard input, so it cannot outlive its host.
 */
import { explain } from "./failure.js";
import { type Fields, Refused, fields } from "./shape.js";

/** What a process of one role answers. `beat` is called with each heartbeat, `end` when the host is gone. */
export type Role = {
  kinds: Record<string, (request: Fields) => Promise<Fields>>;
  beat?: () => void;
  end?: () => void | Promise<void>;
};

const graceAtTheEnd = 5_000;

/** Writes one line for the host: an answer, or an event that nobody asked for (which carries no `id`). */
export function say(answer: Fields): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

export function serve({ kinds, beat, end }: Role): void {
  const underWay = new Set<Promise<void>>();

  async function answer(raw: string): Promise<void> {
    let id: string | number | null = null;
    try {
      const request = fields(parse(raw), "a line");
      if (typeof request.id !== "string" && typeof request.id !== "number") throw new Refused("id must be a text or a number");
      id = request.id;
      const work = typeof request.kind === "string" && Object.hasOwn(kinds, request.kind) ? kinds[request.kind] : undefined;
      if (!work) throw new Refused("kind is not one of " + Object.keys(kinds).join(", "));
      say({ id, ok: true, ...(await work(request)) });
    } catch (error) {
      say({ id, ok: false, ...explain(error) });
    }
  }

  function pulse(): void {
    say({ kind: "heartbeat", busy: underWay.size });
    beat?.();
  }

  async function leave(): Promise<void> {
    clearInterval(heart);
    // The host is leaving: what is being said to a server is finished, within reason.
    setTimeout(() => process.exit(0), graceAtTheEnd).unref();
    await Promise.allSettled(underWay);
    await end?.();
  }

  function take(raw: string): void {
    if (raw.trim() === "") return;
    const work: Promise<void> = answer(raw).finally(() => underWay.delete(work));
    underWay.add(work);
  }

  process.on("uncaughtException", die);
  process.on("unhandledRejection", die);
  process.stdout.on("error", () => process.exit(0));

  const heart = setInterval(pulse, 1_000);
  pulse();

  // Not node:readline: it also breaks lines at U+2028, which may stand inside a letter.
  let rest = "";
  process.stdin
    .setEncoding("utf8")
    .on("data", (chunk: string) => {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      lines.forEach(take);
    })
    .on("end", () => {
      take(rest);
      void leave();
    });
}

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    // Node's own message quotes the line, and the line may hold a letter.
    throw new Refused("a line must be JSON");
  }
}

function die(error: unknown): void {
  // The place tells what is needed; the message of an error may quote a letter or an address.
  const { code, name, stack } = (error ?? {}) as NodeJS.ErrnoException;
  const place = stack?.split("\n").find((one) => one.trimStart().startsWith("at "))?.trim();
  process.stderr.write(`${JSON.stringify({ event: "crash", code: code ?? name, place })}\n`);
  process.exit(1);
}
