/** What is true of any checkout that was left, whoever looks. */
export function LeftUnpaid() {
  return (
    <p className="max-w-prose text-ink-soft">
      Nothing was charged and nothing was bought. The checkout stays open for a while: pressing buy again takes you back to it.
    </p>
  );
}
