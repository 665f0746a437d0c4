import { movesTo } from "./movesTo";
import { readDetail, readText } from "./resendEvent";

/** Resend could not send it: a quota, a domain that is not verified, an attachment that cannot be read. */
export const emailFailed = movesTo("failed", ({ data }) => readText(readDetail(data, "failed"), "reason"));
