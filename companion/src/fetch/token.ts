import { Failed } from "../failure.js";
import { say } from "../lines.js";
import type { Account, OAuth } from "./account.js";

/** The access token of one account, asked for when there is none that lasts. */
export class Token {
  private current: { value: string; until: number } | undefined;
  private refreshToken: string;

  constructor(private readonly account: Account, private readonly oauth: OAuth) {
    this.refreshToken = oauth.refreshToken;
  }

  /** What must never be repeated to anybody. */
  get secrets(): string[] {
    return [this.refreshToken, this.oauth.clientSecret, this.current?.value ?? ""];
  }

  async value(): Promise<string> {
    // A token that ends while the connection is made is of no use.
    if (!this.current || this.current.until < Date.now() + 60_000) await this.refresh();
    return this.current?.value ?? "";
  }

  forget(): void {
    this.current = undefined;
  }

  private async refresh(): Promise<void> {
    const { tokenUrl, clientId, clientSecret, scope } = this.oauth;
    const body = new URLSearchParams({ grant_type: "refresh_token", refresh_token: this.refreshToken, client_id: clientId });
    if (clientSecret) body.set("client_secret", clientSecret);
    if (scope) body.set("scope", scope);
    const response = await this.ask(tokenUrl, body);
    const told = (await response.json().catch(() => ({}))) as { access_token?: unknown; expires_in?: unknown; refresh_token?: unknown; error?: unknown };
    if (!response.ok || typeof told.access_token !== "string") {
      const isRefused = response.status >= 400 && response.status < 500 && response.status !== 429;
      const reason = typeof told.error === "string" ? told.error : `answer ${response.status}`;
      throw new Failed(isRefused ? "EAUTH" : "ECONNECTION", `the token endpoint said ${reason}`, isRefused);
    }
    this.current = { value: told.access_token, until: Date.now() + (Number(told.expires_in) || 3_600) * 1_000 };
    if (typeof told.refresh_token === "string" && told.refresh_token !== this.refreshToken) {
      this.refreshToken = told.refresh_token;
      // The old one may be worth nothing from now on.
      say({ kind: "token", mailbox: this.account.mailbox, refreshToken: this.refreshToken });
    }
  }

  private async ask(url: string, body: URLSearchParams): Promise<Response> {
    try {
      return await fetch(url, { method: "POST", body, redirect: "error", signal: AbortSignal.timeout(15_000), headers: { accept: "application/json" } });
    } catch (error) {
      const cause = (error as { cause?: { code?: string } }).cause?.code ?? (error as Error).name;
      throw new Failed("ECONNECTION", `the token endpoint does not answer (${cause})`, false);
    }
  }
}
