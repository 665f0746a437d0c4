import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { anyFreePort } from "../../../scripts/house/ports";
import { type Answer, notFound } from "./answer";
import { backendApi } from "./backend-api";
import { frontendApi } from "./frontend-api";
import { userJson } from "./resources";
import { script } from "./scripts";
import { StandinState, type StandinSession, type StandinUser } from "./state";
import { makeTokens, type TokenMaker } from "./tokens";

/*
 * Clerk, as far as this product calls it: the Frontend API behind Clerk's own components, the Backend API behind its SDK,
 * OpenID discovery for Convex, and its browser scripts from the installed packages. In memory, for tests.
 */

export interface ClerkStandin {
  /** Backend API and issuer; the Frontend API is here too, for a proxy on the app's own origin. */
  url: string;
  publishableKey: string;
  secretKey: string;
  state: StandinState;
  tokens: TokenMaker;
  /** Somebody with a session, without a browser. */
  signedIn(facts: { email: string; firstName?: string; verified?: boolean }): { user: StandinUser; session: StandinSession };
  /** The user as events carry them. */
  json(user: StandinUser): unknown;
  close(): Promise<void>;
}

export async function startClerkStandin({ appUrl, onUser = () => {} }: { appUrl: string; onUser?: (user: StandinUser) => void }): Promise<ClerkStandin> {
  const host = `127.0.0.1:${await anyFreePort()}`;
  const url = `http://${host}`;
  const secretKey = `sk_live_standin${Math.random().toString(36).slice(2)}`;
  const state = new StandinState();
  const tokens = await makeTokens({ issuer: url, appUrl });
  const backend = backendApi({ state, tokens, secretKey });
  const frontend = frontendApi({ state, tokens, appUrl, onUser });

  const server = createServer((request, response) => {
    void handle(request).then((answer) => write(response, answer), (error: unknown) => write(response, { status: 500, json: { error: String(error) } }));
  });
  await new Promise<void>((resolve) => server.listen(Number(host.split(":")[1]), "127.0.0.1", resolve));

  async function handle(request: IncomingMessage): Promise<Answer> {
    const { pathname: path, searchParams: query } = new URL(request.url ?? "/", url);
    if (path === "/.well-known/openid-configuration") return { status: 200, json: { issuer: url, jwks_uri: `${url}/.well-known/jwks.json` } };
    if (path === "/.well-known/jwks.json") return { status: 200, json: tokens.jwks };
    // clerk-js names the method in the query, so that its requests need no preflight.
    const method = query.get("_method") ?? request.method ?? "GET";
    const served = script(path) ?? backend(method, path, request.headers.authorization);
    if (served !== null) return served;
    if (!path.startsWith("/v1/")) return notFound();
    return await frontend({ method, path, query, form: await formOf(request), clientToken: /(?:^|; *)__client=([^;]+)/.exec(request.headers.cookie ?? "")?.[1] });
  }

  return {
    url,
    publishableKey: `pk_live_${Buffer.from(`${host}$`).toString("base64")}`,
    secretKey,
    state,
    tokens,
    signedIn: ({ email, firstName = "Test", verified = true }) => {
      const user = state.addUser({ email, firstName, lastName: "Person", verified, password: "correct horse" });
      const client = state.newClient();
      state.clients.set(client.id, client);
      return { user, session: state.startSession(client, user.id) };
    },
    json: userJson,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function formOf(request: IncomingMessage): Promise<Record<string, string>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString("utf8")));
}

function write(response: ServerResponse, { status, json, headers = {}, cookies = [], bytes }: Answer): void {
  // The SDK compares this type for equality.
  const type = json === undefined ? {} : { "content-type": "application/json" };
  response.writeHead(status, { ...type, ...headers, ...(cookies.length > 0 ? { "set-cookie": cookies } : {}) });
  response.end(bytes ?? (json === undefined ? "" : JSON.stringify(json)));
}
