import { sandboxBadge } from "@/strings/layout";
import { cn } from "../ui/cn";

/** Says that no real money moves here, and leads to where cards, mails and files can be watched. */
export function SandboxBadge({ url, className }: { url: string; className?: string }) {
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      className={cn(
        "inline-flex h-6 items-center rounded-sm bg-caution-ground px-2 text-xs font-medium whitespace-nowrap text-caution-text hover:underline",
        className,
      )}
    >
      {sandboxBadge}
    </a>
  );
}
