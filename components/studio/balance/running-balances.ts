/** What an account held after each of its latest entries, newest first, from what it holds now. Minor units. */
export function runningBalances(now: number, entries: readonly { amount: number }[]): number[] {
  let balance = now;
  return entries.map(({ amount }) => {
    const after = balance;
    balance -= amount;
    return after;
  });
}
