import { purchasePicture } from "@/strings/pages";

const DRAWINGS = [
  "M8 24v16M16 14v36M24 20v24M32 8v48M40 18v28M48 24v16M56 28v8",
  "M16 6h24l10 10v42H16zM40 6v10h10M23 28h20M23 37h20M23 46h12",
  "M6 16h52v34H6zM6 26h52M14 40h12",
  "M16 6h32v52H16zM24 20h16M24 29h16M26 44l5 5 9-10",
] as const;

/** What buying a licence consists of, as four small drawings. */
export function PurchasePicture() {
  return (
    <ol className="grid gap-6 sm:grid-cols-2 lg:grid-cols-4">
      {purchasePicture.map(({ title, text }, i) => (
        <li key={title} className="grid content-start gap-3 border-t-2 border-ink pt-4">
          <svg aria-hidden viewBox="0 0 64 64" className="size-12 text-ink" fill="none" stroke="currentColor" strokeWidth={3}>
            <path d={DRAWINGS[i]} />
          </svg>
          <p className="font-semibold">
            <span className="pr-2 text-ink-faint tabular-nums">{i + 1}</span>
            {title}
          </p>
          <p className="text-sm text-ink-soft">{text}</p>
        </li>
      ))}
    </ol>
  );
}
