import type { Context, Hono } from "hono";
import type { Account } from "../account";
import { parseParams } from "../schema/coerce";
import { API_VERSION } from "../schema/load";
import type { ParamRoot, ParamRoots } from "../schema/roots";
import { randomText } from "../state/ids";
import type { Transaction } from "../state/transaction";
import type { KeptAnswer } from "../state/types";
import { checkContext, checkKey } from "./authenticate";
import { StripeError } from "./errors";
import { type FormObject, parseForm } from "./form";
import { checkKeyLength, checkSameRequest, fingerprint, KeysInUse } from "./idempotency";
import { present } from "./present";
import { readUpload, type Upload } from "./upload";

/** What an endpoint is given. Its answer is the object as stored; `expand` is done for it. */
interface Call<Root extends ParamRoot> {
  tx: Transaction;
  params: ParamRoots[Root];
  /** `:id` of the path; empty where the path has none. */
  id: string;
  /** The path asked for, which lists repeat as `url`. */
  path: string;
  /** The file of a multipart body. */
  upload: Upload | undefined;
}

/** What a request carries. */
interface Body {
  form: FormObject;
  upload?: Upload | undefined;
}

type Run<Root extends ParamRoot> = (call: Call<Root>) => object;

export interface Api {
  get<Root extends ParamRoot>(path: string, params: Root, run: Run<Root>): void;
  post<Root extends ParamRoot>(path: string, params: Root, run: Run<Root>): void;
}

interface Answer {
  status: number;
  body: string;
  replayed?: boolean;
}

/** Endpoints below `/v1`: key, idempotency, parameters, one transaction, `expand`, Stripe's headers and errors. */
export function createApi(account: Account, routes: Hono): Api {
  const inUse = new KeysInUse();

  const handler = <Root extends ParamRoot>(root: Root, run: Run<Root>) => (c: Context) =>
    answering(account, c, async (requestId) => {
      checkKey(c.req.header("authorization"), account.secretKey);
      checkContext({ version: c.req.header("stripe-version"), account: c.req.header("stripe-account") });
      const key = c.req.method === "POST" ? c.req.header("idempotency-key") : undefined;
      if (key === undefined) return execute(account, c, await readBody(account, c), root, run, requestId);
      checkKeyLength(key);
      // Taken before the body is read: two requests that overlap are two requests, however fast the machine is.
      inUse.take(key);
      try {
        const body = await readBody(account, c);
        const print = fingerprint(c.req.method, c.req.path, body.form);
        const kept = account.store.keptAnswer(key, account.kernel.clock.now());
        if (!kept) return execute(account, c, body, root, run, requestId, { key, fingerprint: print });
        checkSameRequest(kept, print);
        return { status: kept.status, body: kept.body, replayed: true };
      } finally {
        inUse.release(key);
      }
    });

  return {
    get: (path, root, run) => void routes.get(path, handler(root, run)),
    post: (path, root, run) => void routes.post(path, handler(root, run)),
  };
}

/** Any answer of the API, with the headers that every answer of Stripe's has. */
export async function answering(
  account: Account,
  c: Context,
  work: (requestId: string) => Answer | Promise<Answer>,
): Promise<Response> {
  const requestId = `req_${randomText(14)}`;
  let answer: Answer;
  try {
    answer = await work(requestId);
  } catch (error) {
    answer = failure(account, error, requestId);
  }
  const key = c.req.header("idempotency-key");
  return new Response(answer.body, {
    status: answer.status,
    headers: {
      "content-type": "application/json",
      "request-id": requestId,
      "stripe-version": API_VERSION,
      ...(key !== undefined && c.req.method === "POST" && { "idempotency-key": key }),
      ...(answer.replayed && { "idempotent-replayed": "true" }),
    },
  });
}

/** One transaction: the answer and, with a key, the memory of it are in the same journal line as the change. */
function execute<Root extends ParamRoot>(
  account: Account,
  c: Context,
  { form, upload }: Body,
  root: Root,
  run: Run<Root>,
  requestId: string,
  keep?: Pick<KeptAnswer, "key" | "fingerprint">,
): Answer {
  const params = parseParams(root, form);
  const tx = account.begin({ id: requestId, idempotency_key: keep?.key ?? null });
  const remember = (answer: Answer) => keep && { ...keep, ...answer, at: account.kernel.clock.now() };
  try {
    const result = run({ tx, params, id: c.req.param("id") ?? "", path: c.req.path, upload });
    let undelivered: ReadonlySet<string> | undefined;
    const context = { tx, undelivered: () => (undelivered ??= account.undelivered()) };
    const body = JSON.stringify(present(context, result, expandOf(form)), null, 2);
    const answer = { status: 200, body };
    account.commit(tx, remember(answer));
    return answer;
  } catch (error) {
    if (!(error instanceof StripeError && error.executed)) throw error;
    const answer = failure(account, error, requestId);
    account.commit(account.begin({ id: requestId, idempotency_key: null }), remember(answer));
    return answer;
  }
}

async function readBody(account: Account, c: Context): Promise<Body> {
  if (c.req.method !== "POST") return { form: parseForm(new URL(c.req.url).search.slice(1)) };
  const type = c.req.header("content-type") ?? "application/x-www-form-urlencoded";
  if (c.req.path === "/v1/files" && type.startsWith("multipart/form-data")) return readUpload(c.req.raw, account.kernel.blobs);
  const body = await c.req.text();
  if (body !== "" && !type.startsWith("application/x-www-form-urlencoded")) {
    throw new StripeError("Invalid request (check that your POST content type is application/x-www-form-urlencoded).");
  }
  return { form: parseForm(body) };
}

function expandOf(form: FormObject): string[] {
  const expand = form.expand;
  if (expand === undefined || typeof expand === "string") return [];
  return Object.values(expand).filter((path) => typeof path === "string");
}

function failure(account: Account, error: unknown, requestId: string): Answer {
  const known = error instanceof StripeError ? error : unexpected(error);
  const request_log_url = `${account.kernel.origin}/console/requests#${requestId}`;
  return { status: known.status, body: JSON.stringify({ error: { ...known.body, request_log_url } }, null, 2) };
}

function unexpected(error: unknown): StripeError {
  console.error("[sandbox] stripe:", error);
  return new StripeError("An unexpected error occurred in the sandbox's Stripe. Its log has the details.", {
    status: 500,
    type: "api_error",
  });
}
