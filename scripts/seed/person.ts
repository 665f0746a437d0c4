import { ConvexHttpClient } from "convex/browser";
import { z } from "zod";
import { until } from "./until";

export interface Credentials {
  email: string;
  password: string;
  name: string;
}

/** What a person needs to know of a house. */
export interface Doors {
  appUrl: string;
  convex: { url: string };
  sandbox: { url: string; adminToken: string } | null;
}

/** Somebody with a browser: keeps cookies, sends the app's origin, and talks to Convex with the token the app gives. */
export class Person {
  #cookies = new Map<string, string>();
  #token: { value: string; renewAt: number } | null = null;

  /** @param address what a trusted proxy would say this person's address is; tests give everybody their own */
  constructor(
    readonly house: Doors,
    private readonly address: string | null = null,
  ) {}

  /** A request to the app as its own pages send it. Redirects are answers, not followed. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (!headers.has("origin")) headers.set("origin", this.house.appUrl);
    if (this.address) headers.set("x-forwarded-for", this.address);
    if (this.#cookies.size > 0) headers.set("cookie", [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const response = await fetch(new URL(path, this.house.appUrl), { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const split = pair.indexOf("=");
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) this.#cookies.delete(pair.slice(0, split));
      else this.#cookies.set(pair.slice(0, split), pair.slice(split + 1));
    }
    return response;
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.fetch(path, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) });
  }

  /** Cookies as a browser context takes them. */
  cookies(): { name: string; value: string; url: string }[] {
    return [...this.#cookies].map(([name, value]) => ({ name, value, url: this.house.appUrl }));
  }

  /** Signs up, follows the link in the mail that arrives in the sandbox's inbox, and signs in. */
  async join(credentials: Credentials): Promise<void> {
    await expectOk(await this.post("/api/auth/sign-up/email", credentials), "sign-up");
    await this.verify(credentials);
  }

  /** Follows the newest verification link in the inbox and signs in. */
  async verify(credentials: Credentials): Promise<void> {
    const answer = await this.fetch(await verificationLink(this.house, credentials.email));
    if (answer.status >= 400) throw new Error(`The verification link answered ${answer.status}.`);
    await this.signIn(credentials);
  }

  async signIn({ email, password }: Pick<Credentials, "email" | "password">): Promise<void> {
    await expectOk(await this.post("/api/auth/sign-in/email", { email, password }), "sign-in");
  }

  /** A Convex client that speaks as this person. */
  async convex(): Promise<ConvexHttpClient> {
    const client = new ConvexHttpClient(this.house.convex.url, { logger: false });
    client.setAuth(await this.convexToken());
    return client;
  }

  /** Good for two minutes; asked for again after one, as a browser would. */
  async convexToken(): Promise<string> {
    if (this.#token && this.#token.renewAt > Date.now()) return this.#token.value;
    const response = await this.fetch("/api/auth/convex-token");
    await expectOk(response.clone(), "convex-token");
    const { token } = z.object({ token: z.string() }).parse(await response.json());
    this.#token = { value: token, renewAt: Date.now() + 60_000 };
    return token;
  }
}

/** The newest verification link in the sandbox's inbox for this address; mail leaves through the work lane, so it is awaited. */
export async function verificationLink(house: Pick<Doors, "sandbox">, email: string): Promise<string> {
  if (!house.sandbox) throw new Error("Mail leaves for real here: no inbox to read.");
  const { url, adminToken } = house.sandbox;
  return await until(async () => {
    const response = await fetch(`${url}/_admin/mails?to=${encodeURIComponent(email)}`, { headers: { authorization: `Bearer ${adminToken}` } });
    const { mails } = inbox.parse(await response.json());
    return mails.map(({ html, text }) => LINK.exec(`${html ?? ""} ${text ?? ""}`.replaceAll("&amp;", "&"))?.[0]).find((found) => found !== undefined);
  }, `a verification mail to ${email}`);
}

const LINK = /https?:\/\/[^\s"'<>]*verify-email[^\s"'<>]*/;
const inbox = z.object({ mails: z.array(z.object({ html: z.string().nullish(), text: z.string().nullish() })) });

export async function expectOk(response: Response, what: string): Promise<void> {
  if (!response.ok) throw new Error(`${what} answered ${response.status}: ${(await response.text()).slice(0, 400)}`);
}
