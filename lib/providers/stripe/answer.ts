/** Stripe, or something in between, answered with what is no Stripe object. Worth another attempt. */
export class UnexpectedAnswer extends Error {
  override readonly name = "UnexpectedAnswer";
}

/**
 * The SDK resolves any answer without an `error` member, whatever its status: a proxy's 502 page in JSON would pass
 * as a session. So every answer is asked for its type.
 * @throws UnexpectedAnswer
 */
export function demandObject<Answer extends { object: string }>(answer: Answer, type: Answer["object"]): Answer {
  if (answer.object !== type) throw new UnexpectedAnswer(`Stripe answered ${String(answer.object)} where ${type} was asked for`);
  return answer;
}
