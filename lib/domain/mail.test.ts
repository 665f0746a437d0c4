import fc from "fast-check";
import { expect, test } from "vitest";
import { bareAddress } from "./mailAddress";
import { advanceMail, MAIL_STATES } from "./mailMachine";
import { factOf, mailTags } from "./mailTags";
import { mayBeSent, stricterReason, SUPPRESSION_REASONS } from "./suppression";

test("an address is the same however it was written", () => {
  for (const written of ["ada@example.com", " Ada@Example.COM ", "Ada <ADA@example.com>", `"Byron, Ada" <ada@example.com> `]) {
    expect(bareAddress(written)).toBe("ada@example.com");
  }
  expect(bareAddress("ada+beats@example.com")).toBe("ada+beats@example.com");
});

test("a mail's state goes forward only, and ends the same in whatever order the news comes", () => {
  const news = fc.array(fc.constantFrom(...MAIL_STATES), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(news, fc.infiniteStream(fc.nat()), (states, random) => {
      const shuffled = states.map((state) => ({ state, at: random.next().value })).sort((a, b) => a.at - b.at);
      const end = (list: typeof states) => list.reduce(advanceMail, "overtaken");
      expect(end(shuffled.map(({ state }) => state))).toBe(end(states));
      expect(end([...states, ...states])).toBe(end(states));
    }),
  );
  expect(advanceMail("bounced", "delivered")).toBe("bounced");
  expect(advanceMail("delivered", "bounced")).toBe("bounced");
});

test("the fact a mail is about comes back from its tags, whatever its characters", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: "grapheme" }), (key) => {
      const tags = mailTags(key, "sale-notice");
      for (const { value } of tags) expect(value).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(factOf(Object.fromEntries(tags.map(({ name, value }) => [name, value])))).toEqual({ key, template: "sale-notice" });
    }),
  );
  expect(mailTags("mail/receipt/k57", "receipt")[0]).toEqual({ name: "key", value: "mail_2freceipt_2fk57" });
});

test.each([[{}], [{ key: "a" }], [{ key: "a_", template: "b" }], [{ key: 7, template: "b" }], [{ key: "", template: "b" }]])("tags %j are none of ours", (tags) => {
  expect(factOf(tags)).toBeNull();
});

test("a complaint stops notices and leaves the way into the account; a dead mailbox and an administrator's word stop all", () => {
  const stopped = SUPPRESSION_REASONS.flatMap((reason) => (["security", "notice"] as const).filter((purpose) => !mayBeSent(purpose, reason)).map((purpose) => `${reason}/${purpose}`));
  expect(stopped).toEqual(["complaint/notice", "bounce/security", "bounce/notice", "manual/security", "manual/notice"]);
  expect(mayBeSent("notice", null)).toBe(true);
  expect(stricterReason("complaint", "bounce")).toBe("bounce");
  expect(stricterReason("manual", "complaint")).toBe("manual");
});
