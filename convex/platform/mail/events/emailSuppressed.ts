import { movesTo } from "./movesTo";
import { readDetail, readText } from "./resendEvent";

/** Resend did not send it: the address is on the list that Resend itself keeps. */
export const emailSuppressed = movesTo("suppressed", ({ data }) => readText(readDetail(data, "suppressed"), "message"));
