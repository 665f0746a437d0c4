import { describe, expect, test } from "vitest";
import { advanceDispute, DISPUTE_STATES, disputeOfAll, disputeStateOf, type DisputeState } from "./disputeMachine";

describe("a dispute moves forward only", () => {
  const steps: Record<DisputeState, DisputeState[]> = {
    none: ["inquiry", "open", "won", "lost"],
    inquiry: ["open", "won", "lost"],
    open: ["won", "lost"],
    won: [],
    lost: [],
  };
  const pairs = DISPUTE_STATES.flatMap((from) => DISPUTE_STATES.map((to) => ({ from, to })));

  test.each(pairs)("$from, told of $to", ({ from, to }) => {
    expect(advanceDispute(from, to)).toBe(steps[from].includes(to) ? to : from);
  });
});

describe("what Stripe's words mean", () => {
  test.each([
    ["warning_needs_response", "inquiry"],
    ["warning_under_review", "inquiry"],
    ["warning_closed", "won"],
    ["needs_response", "open"],
    ["under_review", "open"],
    ["won", "won"],
    ["prevented", "won"],
    ["lost", "lost"],
    ["appeal_needs_response", "lost"],
    ["appeal_under_review", "lost"],
  ])("%s: %s", (status, state) => {
    expect(disputeStateOf(status)).toBe(state);
  });

  test.each(["", "reopened", "toString", "__proto__"])("a word it did not have, %j, means nothing", (status) => {
    expect(disputeStateOf(status)).toBeNull();
  });
});

describe("several disputes over one order", () => {
  test.each<[DisputeState[], DisputeState]>([
    [[], "none"],
    [["none"], "none"],
    [["won"], "won"],
    [["won", "lost"], "lost"],
    [["lost", "inquiry"], "inquiry"],
    [["won", "inquiry", "open", "lost"], "open"],
    [["none", "won"], "won"],
  ])("%j count as %s", (states, all) => {
    expect(disputeOfAll(states)).toBe(all);
    expect(disputeOfAll([...states].reverse())).toBe(all);
  });
});
