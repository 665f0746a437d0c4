import { api } from "../../convex/_generated/api";
import type { UserCaller } from "../auth/types";
import { asUser } from "../convex";
import { PAGE_SIZE } from "../domain/limits";

interface Page<Row> {
  page: Row[];
  isDone: boolean;
  continueCursor: string;
}
type Read = (paginationOpts: { numItems: number; cursor: string | null }) => Promise<Page<unknown>>;

/**
 * Everything of the caller's as one JSON document, page by page as the reader takes it: nothing is held but one page.
 * @throws {AppError} what the first read was refused with; a failure after that breaks the download off
 */
export async function exportAccount(request: Request, caller: UserCaller): Promise<Response> {
  const convex = asUser(caller);
  // Read before the answer begins, so that a refusal is an answer and not a broken file.
  const [account, mailsTurnedOff] = await Promise.all([convex.query(api.identity.queries.viewer, {}), convex.query(api.identity.mails.off, {})]);
  const lists: [string, Read][] = [
    ["orders", async (paginationOpts) => await convex.query(api.commerce.purchases.list, { paginationOpts })],
    ["licences", async (paginationOpts) => await convex.query(api.commerce.purchases.licenses, { paginationOpts })],
    ["wishlist", async (paginationOpts) => await convex.query(api.wishlist.queries.mine, { paginationOpts })],
    ["following", async (paginationOpts) => await convex.query(api.follows.queries.mine, { paginationOpts })],
    ["reviews", async (paginationOpts) => await convex.query(api.reviews.queries.mine, { paginationOpts })],
    ["downloads", async (paginationOpts) => await convex.query(api.entitlements.queries.downloads, { paginationOpts })],
  ];
  const head = { exportedAt: Date.now(), account: account && { ...account, authority: caller.authority, mailsTurnedOff } };
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "content-disposition": `attachment; filename="account-${new Date().toISOString().slice(0, 10)}.json"`,
    "cache-control": "private, no-store",
  };
  return new Response(request.method === "HEAD" ? null : streamOf(parts(head, lists)), { headers });
}

/** What a cover is drawn from is nobody's own. */
function ownOnly(key: string, value: unknown): unknown {
  return key === "levels" || key === "peaks" ? undefined : value;
}

async function* parts(head: object, lists: [string, Read][]): AsyncGenerator<string, void> {
  yield JSON.stringify(head).slice(0, -1);
  for (const [name, read] of lists) {
    yield `,${JSON.stringify(name)}:[`;
    let first = true;
    for await (const row of rowsOf(read)) {
      yield `${first ? "" : ","}${JSON.stringify(row, ownOnly)}`;
      first = false;
    }
    yield "]";
  }
  yield "}\n";
}

async function* rowsOf(read: Read): AsyncGenerator<unknown, void> {
  for (let cursor: string | null = null; ; ) {
    const { page, isDone, continueCursor } = await read({ numItems: PAGE_SIZE.max, cursor });
    yield* page;
    if (isDone) return;
    cursor = continueCursor;
  }
}

function streamOf(text: AsyncGenerator<string, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await text.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
}
