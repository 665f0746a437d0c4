/**
 * A queue of one lane: encoding keeps a core busy, and two of them side by side would leave none for requests.
 * Per process, which is what shares the core.
 */
export function oneAtATime(): <Value>(job: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const run = last.then(job, job);
    last = run.catch(() => undefined);
    return run;
  };
}
