import { describe, expect, test } from "vitest";
import type { BuyerFacts, MailLine, SellerFacts } from "./facts";
import { renderMail } from "./render";
import { disputeSeller } from "./templates/disputeSeller";
import { magicLink } from "./templates/magicLink";
import { offerBuyer, offerSeller } from "./templates/offers";
import { reviewAuthor, reviewSeller } from "./templates/reviews";
import { passwordChanged } from "./templates/passwordChanged";
import { receipt } from "./templates/receipt";
import { refundBuyer } from "./templates/refundBuyer";
import { refundSeller } from "./templates/refundSeller";
import { releaseMissed } from "./templates/releaseMissed";
import { resetPassword } from "./templates/resetPassword";
import { saleNotice } from "./templates/saleNotice";
import { verifyEmail } from "./templates/verifyEmail";
import { buyerFacts, line, offerFacts, reviewFacts, sellerFacts } from "./testing/facts";

const url = "http://localhost:3000/verify-email?token=abc&next=%2Flibrary";
const EVIL = `<img src=x onerror="alert(1)">`;

/** The plain text with its rows' columns drawn together. */
const tight = (text: string) => text.replace(/ {2,}/g, " ");
const evilLine: MailLine = line({ title: EVIL, store: EVIL });
const buyer = (changes: Partial<BuyerFacts> = {}) => buyerFacts(changes);
const seller = (changes: Partial<SellerFacts> = {}) => sellerFacts(changes);

const everyMail = [
  ["verify-email", (name: string, _lines: MailLine[]) => renderMail(verifyEmail, { url, name })],
  ["receipt", (buyerName: string, lines: MailLine[]) => renderMail(receipt, buyer({ buyerName, lines }))],
  ["sale-notice", (buyerName: string, lines: MailLine[]) => renderMail(saleNotice, seller({ buyerName, lines }))],
  ["refund-buyer", (_name: string, lines: MailLine[]) => renderMail(refundBuyer, buyer({ refunded: 2_500, refundReason: EVIL, lines: lines.map((each) => ({ ...each, outcome: "refused" })) }))],
  ["refund-seller", (_name: string, lines: MailLine[]) => renderMail(refundSeller, seller({ refunded: 2_500, lines }))],
  ["dispute-seller", (_name: string, lines: MailLine[]) => renderMail(disputeSeller, seller({ dispute: "open", lines }))],
  ["release-missed", (beatTitle: string, [first]: MailLine[]) => renderMail(releaseMissed, { beatId: "b1", beatTitle, at: Date.UTC(2026, 2, 3, 13, 5), timeZone: "Europe/Berlin", reasons: [first?.title ?? ""], appUrl: "http://localhost:3000" })],
  ["offer-seller", (buyerName: string, [first]: MailLine[]) => renderMail(offerSeller, offerFacts({ buyerName, message: buyerName, beatTitle: first?.title ?? "" }))],
  ["review-seller", (author: string, [first]: MailLine[]) => renderMail(reviewSeller, reviewFacts({ author, text: author, beatTitle: first?.title ?? "" }))],
  ["review-author", (reply: string, [first]: MailLine[]) => renderMail(reviewAuthor, reviewFacts({ reply, beatTitle: first?.title ?? "" }))],
  ["offer-buyer", (reply: string, [first]: MailLine[]) => renderMail(offerBuyer, offerFacts({ state: "countered", counter: 2_200, reply, beatTitle: first?.title ?? "" }))],
] as const;

describe.each(everyMail)("%s", (_name, render) => {
  test("loads nothing from anywhere and links to the app alone", async () => {
    const { html } = await render("Ada", [line()]);
    const hosts = [...html.matchAll(/(?:src|href)="(https?:\/\/[^/"]+)/g)].map(([, host]) => host);
    expect(new Set(hosts)).toEqual(new Set(["http://localhost:3000"]));
    expect(html).not.toMatch(/<(img|link|script|style)\b|url\(/);
  });

  test("shows names and titles as text, never as markup", async () => {
    const { html } = await render(EVIL, [evilLine]);
    expect(html).not.toContain("<img");
    expect(html).toContain("&lt;img");
  });

  test("has a subject of one line, and words in its plain text", async () => {
    const { subject, text } = await render("Ada", [line({ title: "Night\r\nBcc: x@example.com" })]);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(text).toContain("http://localhost:3000/");
    expect(text).not.toMatch(/undefined|null|NaN|\[object/);
  });
});

test("the verification mail carries the link as button, as words and in the plain text", async () => {
  const { subject, html, text } = await renderMail(verifyEmail, { url, name: "Ada" });
  expect(subject).toBe("Confirm your e-mail address");
  expect(html.match(/href="http:\/\/localhost:3000\/verify-email\?token=abc&amp;next=%2Flibrary"/g)).toHaveLength(2);
  expect(text).toContain(url);
  expect(text).toContain("Welcome, Ada.");
});

describe("the receipt", () => {
  test("says what was bought from whom, when, for how much, and where it lies", async () => {
    const { subject, html, text } = await renderMail(receipt, buyer());
    expect(subject).toBe("Your receipt for order BL-7K2M9-X4TQW");
    const words = tight(text);
    expect(words).toContain("Order BL-7K2M9-X4TQW");
    expect(words).toContain("Date 1 March 2026, 12:00 UTC");
    expect(words).toContain("Night Bus: Basic lease, from Ada Records $25.00 USD");
    expect(words).toContain("Total paid $25.00 USD");
    expect(html).toContain('href="http://localhost:3000/library"');
    expect(html).toContain('href="http://localhost:3000/sign-in?next=%2Fapi%2Fbeats%2Fcontract%3FlicenseId%3Dlic1"');
    expect(html).toContain('href="http://localhost:3000/verify/ver1"');
    expect(words).toContain("Reply to this mail");
    expect(words).not.toContain("refunded");
  });

  test("of something free thanks for nothing and names no payment", async () => {
    const { subject, text } = await renderMail(receipt, buyer({ total: 0, lines: [line({ amount: 0 })] }));
    expect(subject).toContain("free of charge");
    expect(tight(text)).toMatch(/Basic lease, from Ada Records Free/);
    expect(text).not.toMatch(/paid|payment/i);
  });

  test("of an order refunded meanwhile says so, and offers no papers that are void", async () => {
    const { html, text } = await renderMail(receipt, buyer({ refunded: 2_500, lines: [line({ outcome: "revoked" })] }));
    expect(text).toContain("has since been refunded in full");
    expect(text).toContain("(taken back)");
    expect(text).not.toContain("are in your library");
    expect(html).not.toContain("/verify/");
  });

  test("names what could not be delivered", async () => {
    const { text } = await renderMail(receipt, buyer({ total: 5_000, lines: [line(), line({ title: "Gone: Exclusive rights", outcome: "refused", license: null })] }));
    expect(text).toContain("Gone: Exclusive rights, from Ada Records (could not be delivered: its price goes back to you)");
  });
});

describe("the notice of a sale", () => {
  test("shows what was sold, the platform's fee, Stripe's, and the share that is left", async () => {
    const { subject, text } = await renderMail(saleNotice, seller({ processingFee: 103 }));
    expect(subject).toBe("You sold Night Bus: Basic lease for $25.00 USD");
    const words = tight(text);
    expect(words).toContain("Ben Example bought Night Bus: Basic lease on 1 March 2026, 12:00 UTC");
    expect(words).toContain("Platform fee -$2.50 USD");
    expect(words).toContain("Card processing (Stripe) -$1.03 USD");
    expect(words).toContain("Your share $21.47 USD");
    expect(words).not.toContain("as soon as Stripe has told it");
  });

  test("says when Stripe's fee is still to come, and invents none", async () => {
    const words = tight((await renderMail(saleNotice, seller())).text);
    expect(words).toContain("Your share $22.50 USD");
    expect(words).toContain("as soon as Stripe has told it");
    expect(words).not.toContain("Card processing");
  });

  test("of a sale refunded meanwhile says what is left", async () => {
    const { text } = await renderMail(saleNotice, seller({ refunded: 2_500, balance: -103 }));
    expect(text).toContain("has since been refunded in full. It now comes to -$1.03 USD on your balance.");
  });
});

describe("the mails of a refund", () => {
  test("the buyer learns why goods never came, and that nothing is to do", async () => {
    const { subject, text } = await renderMail(refundBuyer, buyer({ refunded: 2_500, refundReason: "Somebody else bought the exclusive rights first.", lines: [line({ outcome: "refused", license: null })] }));
    expect(subject).toBe("$25.00 USD refunded for order BL-7K2M9-X4TQW");
    expect(text).toContain("could not be delivered. Somebody else bought the exclusive rights first. We are sorry");
    expect(tight(text)).toContain("Refunded so far $25.00 USD");
  });

  test("a full refund ends the licence, a part of one does not", async () => {
    const full = await renderMail(refundBuyer, buyer({ refunded: 2_500, lines: [line({ outcome: "revoked" })] }));
    expect(full.text).toContain("licence is no longer in force");
    const part = await renderMail(refundBuyer, buyer({ refunded: 1_000 }));
    expect(part.text).toContain("What you bought stays yours.");
    expect(tight(part.text)).toContain("Refunded so far $10.00 USD");
  });

  test("the seller sees what the book has left of the order", async () => {
    const { text } = await renderMail(refundSeller, seller({ refunded: 2_500, balance: -103, lines: [line({ outcome: "revoked" })] }));
    expect(tight(text)).toContain("Left on your balance -$1.03 USD");
    expect(text).toContain("licence is no longer in force");
  });
});

describe.each([["magic-link", magicLink], ["reset-password", resetPassword]] as const)("%s", (_name, template) => {
  test("carries its link as button, as words and in the plain text, loads nothing, and says how long it works", async () => {
    const { html, text } = await renderMail(template, { url });
    expect(html.match(/href="http:\/\/localhost:3000\/verify-email\?token=abc&amp;next=%2Flibrary"/g)).toHaveLength(2);
    expect(text).toContain(url);
    expect(text).toMatch(/works once, for (15 minutes|an hour)/);
    expect(html).not.toMatch(/<(img|link|script|style)\b/);
  });
});

test("the notice of a changed password leads to choosing another, and carries no token", async () => {
  const { subject, text } = await renderMail(passwordChanged, { url: "http://localhost:3000/forgot-password" });
  expect(subject).toBe("Your password was changed");
  expect(text).toContain("http://localhost:3000/forgot-password");
});

test.each([
  ["open", "A payment is disputed", "asked for this payment back"],
  ["won", "The dispute was decided for you", "the payment stands"],
  ["lost", "The dispute was decided for the buyer", "stay off your balance"],
] as const)("the seller learns that a dispute is %s, and what that means", async (dispute, title, words) => {
  const { subject, text } = await renderMail(disputeSeller, seller({ dispute, balance: -1_500 }));
  expect(subject).toBe(`Order BL-7K2M9-X4TQW: ${title.toLowerCase()}`);
  expect(text).toContain(words);
  expect(tight(text)).toContain("On your balance now -$15.00 USD");
});

describe("mails about a review", () => {
  test("tell the seller who gives what to which beat, and where to reply", async () => {
    const { subject, text } = await renderMail(reviewSeller, reviewFacts());
    expect(subject).toBe("Ben Example gives Night Bus 4 stars of 5");
    expect(text).toContain("“Wide and warm.”");
    expect(text).toContain("http://localhost:3000/studio/reviews");
  });

  test("tell the buyer what the seller replied", async () => {
    const { subject, text } = await renderMail(reviewAuthor, reviewFacts({ reply: "Thank you." }));
    expect(subject).toBe("Ada Records replied to your review of Night Bus");
    expect(text).toContain("“Thank you.”");
    expect(text).toContain("/beats/night-bus#reviews");
  });
});

describe("mails about an offer", () => {
  test("tell the seller what is offered for what, and until when", async () => {
    const { subject, text } = await renderMail(offerSeller, offerFacts());
    expect(subject).toBe("Ben Example offers $20.00 USD for Night Bus");
    expect(tight(text)).toContain("Offered $20.00 USD");
    expect(tight(text)).toContain("Your price $25.00 USD");
    expect(text).toContain("8 March 2026, 12:00 UTC");
    expect(text).toContain("For my first EP.");
  });

  test.each([
    [offerFacts({ state: "accepted", agreed: 2_000 }), "Your offer was accepted", "/beats/night-bus?tier=basic"],
    [offerFacts({ state: "countered", counter: 2_200 }), "Ada Records would take $22.00 USD", "/library/offers"],
    [offerFacts({ state: "declined", reply: "Not now." }), "Your offer was declined", "/beats/night-bus"],
  ])("tell the buyer how it stands (%#)", async (facts, subject, path) => {
    const mail = await renderMail(offerBuyer, facts);
    expect(mail.subject).toContain(subject);
    expect(mail.html).toContain(`href="http://localhost:3000${path}`);
    if (facts.reply) expect(mail.text).toContain(facts.reply);
  });
});
