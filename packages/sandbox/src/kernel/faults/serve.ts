import { connectionReset, firstHalf } from "./break-off";
import type { Moment, RequestEffect } from "./rule";

type Answer = () => Response | Promise<Response>;

/**
 * Answers a request as a rule wants it to go wrong.
 * @param run what the provider does when all is well
 * @param refuse the provider's own way of answering with this status
 */
export async function serveFaulty(effect: RequestEffect, run: Answer, refuse: (status: number) => Response): Promise<Response> {
  if (effect.kind === "latency") {
    await new Promise((resolve) => setTimeout(resolve, effect.ms));
    return run();
  }
  if (effect.kind === "truncate") return firstHalf(await run());
  await carryOut(effect.moment, run);
  return effect.kind === "reset" ? connectionReset() : refuse(effect.status);
}

/** With `after`, the provider has done everything; only nobody hears of it. */
async function carryOut(moment: Moment, run: Answer): Promise<void> {
  if (moment === "before") return;
  const response = await run();
  await response.body?.cancel();
}
