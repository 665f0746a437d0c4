import { createElement, useCallback, useState, type ReactNode } from "react";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ConvexDeployment } from "../index.mjs";
import { api, client, eventually, startFixture, token } from "./hostSupport";
import { mountHook, type Hooked } from "./reactSupport";
import { Authenticated, ConvexProvider, ConvexProviderWithAuth, ConvexReactClient, insertAtTop, optimisticallyUpdateValueInPaginatedQuery, Unauthenticated, useConvexAuth, useConvexConnectionState, useMutation, usePaginatedQuery, useQueries, useQuery } from "convex/react";

let convex: ConvexDeployment;
let react: ConvexReactClient;
const mounted: Hooked<unknown>[] = [];

beforeAll(async () => {
  convex = await startFixture();
});
afterAll(() => convex.close());
beforeEach(() => {
  react = new ConvexReactClient(convex.url, { logger: false, unsavedChangesWarning: false });
});
afterEach(async () => {
  for (const hooked of mounted.splice(0)) hooked.unmount();
  await react.close();
});

function show<T>(hook: () => T, wrap = (children: ReactNode): ReactNode => createElement(ConvexProvider, { client: react, children })): Hooked<T> {
  const hooked = mountHook(hook, wrap);
  mounted.push(hooked);
  return hooked;
}

const shows = <T>(hooked: Hooked<T>, satisfies: (value: T) => boolean) =>
  eventually(async () => ({ value: hooked.last }), ({ value }) => value !== undefined && satisfies(value));

describe("useQuery", () => {
  test("is undefined until the answer is there, and follows it from then on", async () => {
    const hooked = show(() => ({ counter: useQuery(api.messages.counter, { name: "react" }) }));
    await shows(hooked, ({ counter }) => counter === 0);
    await client(convex).mutation(api.messages.increment, { name: "react" });
    await shows(hooked, ({ counter }) => counter === 1);
    const counters = hooked.seen.map(({ counter }) => counter);
    expect(counters.filter((counter, index) => index === 0 || counter !== counters[index - 1])).toEqual([undefined, 0, 1]);
  });

  test("asks for nothing while it is skipped, and for what its arguments become", async () => {
    let choose: (name: string | null) => void = () => {};
    const hooked = show(() => {
      const [name, setName] = useState<string | null>(null);
      choose = setName;
      return { name, counter: useQuery(api.messages.counter, name === null ? "skip" : { name }) };
    });
    await eventually(async () => hooked.seen.length, (length) => length > 0);
    await client(convex).mutation(api.messages.increment, { name: "chosen" });
    choose("chosen");
    await shows(hooked, ({ name, counter }) => name === "chosen" && counter === 1);
    choose("none");
    await shows(hooked, ({ name, counter }) => name === "none" && counter === 0);
    choose(null);
    await shows(hooked, ({ name, counter }) => name === null && counter === undefined);
  });

  test("of several queries at once shows each, and the failure of one as its error", async () => {
    const asked = { good: { query: api.messages.counter, args: { name: "several" } }, bad: { query: api.messages.fails, args: {} } };
    const hooked = show(() => useQueries(asked));
    const { value } = await shows(hooked, ({ good, bad }) => good === 0 && bad instanceof Error);
    expect(String(value?.bad)).toContain("deliberate");
  });
});

describe("useMutation", () => {
  test("shows the optimistic value at once, the real one after, and nothing in between", async () => {
    const hooked = show(() => ({
      counter: useQuery(api.messages.counter, { name: "eager" }),
      increment: useMutation(api.messages.increment).withOptimisticUpdate((store, { name }) => {
        store.setQuery(api.messages.counter, { name }, (store.getQuery(api.messages.counter, { name }) ?? 0) + 1);
      }),
    }));
    await shows(hooked, ({ counter }) => counter === 0);
    const answers = Array.from({ length: 5 }, () => hooked.last?.increment({ name: "eager" }));
    await shows(hooked, ({ counter }) => counter === 5);
    await Promise.all(answers);
    const counted = hooked.seen.flatMap(({ counter }) => counter ?? []);
    expect(counted).toEqual([...counted].sort((one, other) => one - other));
    expect(await client(convex).query(api.messages.counter, { name: "eager" })).toBe(5);
  });

  test("takes the optimistic value back when the mutation fails", async () => {
    const hooked = show(() => ({
      counter: useQuery(api.messages.counter, { name: "refused" }),
      send: useMutation(api.messages.send).withOptimisticUpdate((store) => store.setQuery(api.messages.counter, { name: "refused" }, 99)),
    }));
    await shows(hooked, ({ counter }) => counter === 0);
    await expect(hooked.last?.send({ author: "x", body: "boom" })).rejects.toMatchObject({ data: { code: "BAD" } });
    await shows(hooked, ({ counter }) => counter === 0);
    expect(hooked.seen.map(({ counter }) => counter)).toContain(99);
  });
});

describe("usePaginatedQuery", () => {
  const paginated = (author: string, initialNumItems: number) =>
    show(() => {
      const page = usePaginatedQuery(api.live.pageOf, { author }, { initialNumItems });
      return { ...page, numbers: page.results.map(({ n }) => n) };
    });
  const isNow = (expected: number[]) => ({ numbers }: { numbers: unknown[] }) => JSON.stringify(numbers) === JSON.stringify(expected);

  test("goes from the first page to the last, and keeps all of them live", async () => {
    await client(convex).mutation(api.live.fill, { author: "paged", numbers: [1, 2, 3, 4, 5] });
    const hooked = paginated("paged", 2);
    await shows(hooked, ({ status }) => status === "CanLoadMore");
    expect(hooked.seen[0]).toMatchObject({ status: "LoadingFirstPage", isLoading: true, results: [] });
    hooked.last?.loadMore(2);
    await shows(hooked, isNow([1, 2, 3, 4]));
    expect(hooked.seen.map(({ status }) => status)).toContain("LoadingMore");
    await client(convex).mutation(api.live.fill, { author: "paged", numbers: [1.5, 3.5] });
    await shows(hooked, isNow([1, 1.5, 2, 3, 3.5, 4]));
    hooked.last?.loadMore(10);
    await shows(hooked, isNow([1, 1.5, 2, 3, 3.5, 4, 5]));
    expect(hooked.last?.status).toBe("Exhausted");
  });

  test("of nothing is exhausted, and grows with what comes", async () => {
    const hooked = paginated("empty", 1);
    await shows(hooked, ({ status }) => status === "Exhausted");
    await client(convex).mutation(api.live.fill, { author: "empty", numbers: [1, 2, 3] });
    await shows(hooked, isNow([1, 2, 3]));
  });

  test("takes optimistic rows and changes, and gives them up for the real ones", async () => {
    const { fill } = api.live;
    await client(convex).mutation(fill, { author: "hopeful", numbers: [10, 20, 30] });
    const hooked = show(() => {
      const page = usePaginatedQuery(api.live.pageOf, { author: "hopeful" }, { initialNumItems: 2 });
      const add = useMutation(fill).withOptimisticUpdate((store, { numbers: [n = 0] }) => {
        const [first] = page.results;
        if (first === undefined) return;
        insertAtTop({ paginatedQuery: api.live.pageOf, argsToMatch: { author: "hopeful" }, localQueryStore: store, item: { ...first, body: "hoped", n } });
        optimisticallyUpdateValueInPaginatedQuery(store, api.live.pageOf, { author: "hopeful" }, (row) => (row.n === 20 ? { ...row, body: "changed" } : row));
      });
      return { add, numbers: page.results.map(({ n }) => n), bodies: page.results.map(({ body }) => body) };
    });
    await shows(hooked, isNow([10, 20]));
    const added = hooked.last?.add({ author: "hopeful", numbers: [5], body: "real" });
    await added;
    await shows(hooked, ({ bodies }) => JSON.stringify(bodies) === JSON.stringify(["real", "", ""]));
    expect(hooked.last?.numbers).toEqual([5, 10, 20]);
    expect(hooked.seen.map(({ bodies }) => bodies)).toContainEqual(["hoped", "", "changed"]);
  });
});

describe("ConvexProviderWithAuth", () => {
  /** A provider of tokens as Clerk's or Auth0's: it loads, then has a user, and may lose it. */
  function signIn(subject: string | null) {
    let become: (subject: string | null) => void = () => {};
    const useAuth = () => {
      const [user, setUser] = useState(subject);
      become = setUser;
      const fetchAccessToken = useCallback(async () => (user === null ? null : token(user)), [user]);
      return { isLoading: false, isAuthenticated: user !== null, fetchAccessToken };
    };
    const hooked = show(
      () => ({ ...useConvexAuth(), who: useQuery(api.messages.whoami, {})?.who }),
      (children) => createElement(ConvexProviderWithAuth, { client: react, useAuth, children }),
    );
    return { hooked, become: (next: string | null) => become(next) };
  }

  test("tells of a user only once the deployment has accepted the token", async () => {
    const { hooked } = signIn("ann");
    await shows(hooked, ({ isAuthenticated, who }) => isAuthenticated && who === "ann");
    expect(hooked.seen[0]).toEqual({ isLoading: true, isAuthenticated: false, isRefreshing: false, who: undefined });
    expect(hooked.seen.filter(({ isAuthenticated, who }) => isAuthenticated && who === null)).toEqual([]);
  });

  test("follows somebody who signs in, changes over and signs out", async () => {
    const { hooked, become } = signIn(null);
    await shows(hooked, ({ isLoading, isAuthenticated, who }) => !isLoading && !isAuthenticated && who === null);
    become("bob");
    await shows(hooked, ({ isAuthenticated, who }) => isAuthenticated && who === "bob");
    become("cleo");
    await shows(hooked, ({ isAuthenticated, who }) => isAuthenticated && who === "cleo");
    become(null);
    await shows(hooked, ({ isAuthenticated, who }) => !isAuthenticated && who === null);
  });

  test("shows what is for users to users, and what is for guests to guests", async () => {
    const shown: string[] = [];
    const Says = ({ text }: { text: string }) => {
      shown.push(text);
      return null;
    };
    const useAuth = () => ({ isLoading: false, isAuthenticated: true, fetchAccessToken: useCallback(() => token("dora"), []) });
    const children = [createElement(Authenticated, { key: "in", children: createElement(Says, { text: "user" }) }), createElement(Unauthenticated, { key: "out", children: createElement(Says, { text: "guest" }) })];
    show(() => null, (probe) => createElement(ConvexProviderWithAuth, { client: react, useAuth, children: [...children, probe] }));
    await eventually(async () => shown, (texts) => texts.includes("user"));
    expect(shown).not.toContain("guest");
  });
});

test("a client without hooks watches queries, prewarms them and knows its connection", async () => {
  const hooked = show(() => useConvexConnectionState());
  await shows(hooked, ({ isWebSocketConnected }) => isWebSocketConnected);
  react.prewarmQuery({ query: api.messages.counter, args: { name: "watched" } });
  const watch = react.watchQuery(api.messages.counter, { name: "watched" });
  const seen: (number | undefined)[] = [];
  const stop = watch.onUpdate(() => seen.push(watch.localQueryResult()));
  await eventually(async () => watch.localQueryResult(), (value) => value === 0);
  await react.mutation(api.messages.increment, { name: "watched" });
  expect(watch.localQueryResult()).toBe(1);
  stop();
  expect(await react.query(api.messages.counter, { name: "watched" })).toBe(1);
  expect(await react.action(api.files.roundTrip, { text: "by an action" })).toMatchObject({ text: "by an action" });
  expect(seen.at(-1)).toBe(1);
});
