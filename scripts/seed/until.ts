/** How far beyond what a slow machine needs the deadline lies. */
const WITHIN_MS = 60_000;
const PAUSE_MS = 100;

/**
 * Asks again and again until there is an answer, for what a running house does in its own time.
 * @param ask answers `null`, `undefined` or `false` as long as it is not so yet
 * @throws when the deadline passes; what `ask` throws ends the waiting at once
 */
export async function until<Answer>(ask: () => Promise<Answer | null | undefined | false>, what = "the condition", withinMs = WITHIN_MS): Promise<Answer> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error(`${what} was not reached within ${withinMs / 1000} seconds`);
}
