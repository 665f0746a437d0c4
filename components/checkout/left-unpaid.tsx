import { leftUnpaid } from "@/strings/checkout";

/** What is true of any checkout that was left, whoever looks. */
export function LeftUnpaid() {
  return (
    <p className="max-w-prose text-ink-soft">
      {leftUnpaid}
    </p>
  );
}
