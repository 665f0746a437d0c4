import { wordmark } from "@/strings/layout";
import { cn } from "../ui/cn";

/** The name, and its mark: seven bars of a waveform. The same bars stand in `public/icon.svg`. */
const bars = [6, 14, 10, 22, 16, 8, 4];

export function Wordmark({ className, nameClassName }: { className?: string; nameClassName?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2 text-lg font-semibold tracking-tight", className)}>
      <svg aria-hidden viewBox="0 0 27 24" className="h-5 w-auto shrink-0" fill="currentColor">
        {bars.map((height, i) => (
          <rect key={i} x={i * 4} y={12 - height / 2} width={2.5} height={height} />
        ))}
      </svg>
      <span className={nameClassName}>{wordmark}</span>
    </span>
  );
}
