import { z } from "zod";
import { api } from "../../convex/_generated/api";
import type { House } from "../house/house";
import type { DemoLogins } from "../seed/main";
import { expectOk, Person } from "../seed/person";
import type { Eyes, Shown } from "./pages";

const opened = z.object({ sessionId: z.string() });

/** The demo's people, signed in. */
export async function signInAll(house: House, logins: DemoLogins): Promise<Record<Exclude<Eyes, "visitor">, Person>> {
  const enter = async (login: { email: string; password: string }) => {
    const person = new Person(house);
    await person.signIn(login);
    return person;
  };
  if (logins.admin === null) throw new Error("The demo has no administrator.");
  return { buyer: await enter(logins.fan), seller: await enter(logins.creator), administrator: await enter(logins.admin) };
}

/** Buys a licence of the newest beat as the demo's fan and leaves another checkout open, so that libraries, sales and balances have something to show. */
export async function showSomething(house: House, fan: Person): Promise<Shown> {
  const convex = await fan.convex();
  const { page } = await convex.query(api.beats.queries.list, { paginationOpts: { numItems: 1, cursor: null } });
  const [beat] = page;
  if (beat === undefined) throw new Error("The demo store is empty.");
  const sessionId = await checkout(fan, beat.beatId, "basic");
  await pay(house, sessionId);
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const order = await (await fan.convex()).query(api.commerce.queries.bySession, { sessionId });
    const license = order?.lines[0]?.license;
    if (order && license) {
      const left = await (await fan.convex()).query(api.commerce.queries.bySession, { sessionId: await checkout(fan, beat.beatId, "premium") });
      if (!left) throw new Error("The demo checkout that was left has no order.");
      return { store: beat.store.slug, beat: beat.slug, beatId: beat.beatId, orderId: order.orderId, sessionId, verifyId: license.verifyId, openOrderId: left.orderId };
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("The demo purchase was not fulfilled within a minute.");
}

/** @returns the id of the checkout's session */
async function checkout(fan: Person, beatId: string, tierType: "basic" | "premium"): Promise<string> {
  const response = await fan.post("/api/beats/create-checkout-session", { beatId, tierType });
  await expectOk(response.clone(), "the checkout");
  return opened.parse(await response.json()).sessionId;
}

async function pay(house: House, sessionId: string): Promise<void> {
  if (house.sandbox === null) throw new Error("Screenshots are taken of a house on the sandbox: no money moves for them.");
  const { url, adminToken } = house.sandbox;
  const response = await fetch(`${url}/_admin/stripe/sessions/${sessionId}/pay`, {
    method: "POST",
    headers: { authorization: `Bearer ${adminToken}`, "content-type": "application/json" },
    body: JSON.stringify({ card: "4242424242424242" }),
  });
  await expectOk(response, "the payment");
}
