import { env } from "./env";

/** Who runs this installation, as its pages name them. The text of the pages is the product's; the name in it is the operator's. */
export type Operator = {
  /** The legal entity; null where nobody has entered it. */
  name: string | null;
  /** Its postal address, in lines; empty where nobody has entered it. */
  address: readonly string[];
  /** Where people write to. */
  email: string;
  /** The host people see in their address bar. */
  host: string;
};

export function operator(): Operator {
  const { OPERATOR_NAME, OPERATOR_ADDRESS, OPERATOR_EMAIL, MAIL_FROM, APP_URL } = env();
  const lines = (OPERATOR_ADDRESS ?? "").split(/\s*[,\n]\s*/).filter((line) => line !== "");
  return { name: OPERATOR_NAME ?? null, address: lines, email: OPERATOR_EMAIL ?? addressOf(MAIL_FROM), host: new URL(APP_URL).host };
}

/** `Backline <hello@backline.example>` or the address alone. */
function addressOf(sender: string): string {
  return /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender;
}
