import { html, type Html } from "../../kernel/html";
import { offeredAccounts } from "../debits/accounts";
import { OFFERED_CARDS } from "../money/cards";
import type { CheckoutSession } from "../state/types";
import { exampleDebit, exampleOf } from "./examples";
import { methodsOf } from "./payment-form";

interface Row {
  label: string;
  shown: string;
  query: string;
  fill: object;
}

/** The test cards and accounts as links, so that they fill the form without a script, too: the page comes back filled. */
export function testDetails(session: CheckoutSession, now: number): Html {
  const { card, debit } = methodsOf(session);
  const cards = card && list(session, "card", "Test cards: tap one to fill it in", OFFERED_CARDS.map((each): Row => {
    const example = exampleOf(each, now);
    return { label: each.label, shown: example.number, query: `card=${each.number}`, fill: example };
  }));
  const accounts = debit !== null && list(session, "debit", "Test accounts: tap one to fill it in", offeredAccounts(debit).map((each): Row => {
    const fill = exampleDebit(each);
    return { label: each.label, shown: fill.iban ?? each.number, query: `account=${each.number}`, fill };
  }));
  return html`${cards}${accounts}`;
}

function list(session: CheckoutSession, kind: "card" | "debit", title: string, rows: readonly Row[]): Html {
  return html`<section class="cards for-${kind}" aria-labelledby="${kind}-title">
    <h2 id="${kind}-title">${title}</h2>
    <ul>${rows.map(
      (row) => html`<li><a href="/c/pay/${session.id}?${row.query}" data-method="${kind}" data-fill="${JSON.stringify(row.fill)}">
        <span>${row.label}</span><span class="number">${row.shown}</span></a></li>`,
    )}</ul>
  </section>`;
}
