import { expect, test } from "vitest";
import { z } from "zod";
import { api } from "../../convex/_generated/api";
import type { Person } from "../../scripts/seed/person";
import { until } from "../../scripts/seed/until";
import { admin, beat, creator, member, purchase, sandbox } from "../support/world";

const inboxAnswer = z.object({ mails: z.array(z.object({ id: z.string(), subject: z.string(), html: z.string().nullable(), text: z.string().nullable() })) });

/** What the sandbox has in somebody's mailbox, newest first, without the mail that confirmed their address. */
async function inbox(address: string) {
  const { mails } = inboxAnswer.parse(await (await sandbox(`/mails?to=${encodeURIComponent(address)}`)).json());
  return mails.filter(({ subject }) => !subject.startsWith("Confirm"));
}

const page = { paginationOpts: { numItems: 50, cursor: null } };

/** What the product knows of the mails to an address, newest first. */
async function messages(by: Person, address: string, template: string) {
  const convex = await by.convex();
  const { page: rows } = await convex.query(api.platform.mail.queries.messages, { address, ...page });
  return rows.filter((row) => row.template === template);
}

const world = (mailId: string, verb: string) => sandbox(`/mails/${mailId}/${verb}`, { method: "POST" });

test("a sale brings receipt and notice once; a hard bounce ends it until an administrator lifts the suppression", async () => {
  const [seller, buyer, operator] = [await creator(), await member("Mail Reader"), await admin()];
  const { beatId } = await beat(seller, { basic: 2500 });
  const { order, sessionId } = await purchase(buyer.person, beatId);

  await until(async () => (await inbox(buyer.email)).length > 0 && (await inbox(seller.email)).length > 0, "receipt and notice");
  const [receipt] = await inbox(buyer.email);
  if (receipt === undefined) throw new Error("no receipt");
  expect(receipt.subject).toBe(`Your receipt for order ${order.number}`);
  expect(receipt.text).toContain("$25.00 USD");
  expect((await inbox(seller.email))[0]?.subject).toMatch(/^You sold Test Beat .* for \$25\.00 USD$/);

  // The same payment told again, three ways: nothing more is sent.
  const { deliveries } = z.object({ deliveries: z.array(z.object({ id: z.string(), body: z.string() })) }).parse(await (await sandbox("/deliveries")).json());
  for (const { id } of deliveries.filter(({ body }) => body.includes(sessionId))) await sandbox(`/deliveries/${id}/replay`, { method: "POST" });
  await sandbox("/deliveries/flush", { method: "POST" });
  await buyer.person.post("/api/verify-payment", { sessionId });

  // Resend's own news finds the mail's row.
  await until(async () => (await messages(operator, buyer.email, "receipt"))[0]?.state === "delivered", "the delivery's event");
  await world(receipt.id, "open");
  await world(receipt.id, "click");
  await until(async () => (await messages(operator, buyer.email, "receipt"))[0]?.clicks === 1, "the click's event");
  expect(await messages(operator, buyer.email, "receipt")).toMatchObject([{ key: `mail/receipt/${order.orderId}`, messageId: receipt.id, opens: 1, clicks: 1 }]);

  await world(receipt.id, "bounce");
  const suppressed = async () => (await (await operator.convex()).query(api.platform.mail.queries.suppressions, page)).page.find(({ address }) => address === buyer.email);
  await until(async () => (await suppressed()) !== undefined, "the suppression");
  expect(await suppressed()).toMatchObject({ reason: "bounce" });

  const second = await beat(seller, { basic: 3000 });
  await purchase(buyer.person, second.beatId);
  await until(async () => (await messages(operator, buyer.email, "receipt"))[0]?.state === "suppressed", "the withheld receipt");
  expect(await inbox(buyer.email)).toHaveLength(1);
  await until(async () => (await inbox(seller.email)).length === 2, "the seller's second notice");

  const suppression = await suppressed();
  if (suppression === undefined) throw new Error("the suppression is gone");
  await (await operator.convex()).mutation(api.platform.mail.mutations.lift, { suppressionId: suppression.suppressionId });
  // The address comes off Resend's list too, which Resend tells.
  await until(async () => {
    const { deliveries: told } = z.object({ deliveries: z.array(z.object({ type: z.string(), body: z.string() })) }).parse(await (await sandbox("/deliveries")).json());
    return told.some(({ type, body }) => type === "suppression.removed" && body.includes(buyer.email));
  }, "the end of the suppression at Resend");
  const third = await beat(seller, { basic: 3500 });
  await purchase(buyer.person, third.beatId);
  await until(async () => (await messages(operator, buyer.email, "receipt"))[0]?.state === "delivered", "the next receipt");
  expect((await inbox(buyer.email))[0]?.text).toContain("$35.00 USD");
});
