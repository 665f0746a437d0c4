import { live } from "../../console/layout";
import type { ConsoleSection } from "../../kernel/types";
import type { Account } from "../account";
import { paymentActionsOf } from "./actions";
import { paymentPage } from "./detail";
import { SLUG } from "./home";
import { overview } from "./lists";

/** "Payments": every checkout with what came of it, and the world's buttons: banks, buyers, the account's owner. */
export function paymentsConsole(account: Account): ConsoleSection {
  return {
    slug: SLUG,
    title: "Payments",
    count: () => account.store.all("checkout.session").filter(({ status }) => status === "open").length,
    render(path, query) {
      if (path === "/") return live("payments", overview(account, query));
      const session = account.store.get("checkout.session", path.slice(1));
      return session ? live("payment", paymentPage(account, session)) : null;
    },
    actions: paymentActionsOf(account),
  };
}
