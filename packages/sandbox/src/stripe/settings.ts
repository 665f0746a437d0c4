import type { Transaction } from "./state/transaction";
import type { Settings } from "./state/types";

/** As a new account has it: cards only. */
const DEFAULTS: Settings = { id: "settings", bankDebits: false };

/** What the owner of the account switched on, as the dashboard's settings would say. */
export function settingsOf(tx: Pick<Transaction, "find">): Settings {
  return tx.find("settings", "settings") ?? DEFAULTS;
}

/** Holds for sessions made from now on. */
export function changeSettings(tx: Transaction, change: Partial<Omit<Settings, "id">>): Settings {
  return tx.put("settings", { ...settingsOf(tx), ...change });
}
