import { linkPlace, type StoreLink } from "@/lib/domain/storefront";
import { storeLinks } from "@/strings/storefront";
import { DrawnIcon } from "../ui/drawn-icon";

/** A store's links: whole rows to tap where there is little room, a line of chips where there is more. */
export function StoreLinks({ links }: { links: readonly StoreLink[] }) {
  if (links.length === 0) return null;
  return (
    <div className="@container">
      <ul aria-label={storeLinks.label} className="grid gap-2 @2xl:flex @2xl:flex-wrap">
        {links.map(({ label, url }) => (
          <li key={`${label} ${url}`}>
            <a
              href={url}
              rel="noopener nofollow ugc"
              className="flex min-h-12 items-center justify-between gap-3 rounded-md border border-line-strong bg-raised px-4 py-2 text-left font-medium transition-colors hover:bg-hover @2xl:min-h-9 @2xl:py-1 @2xl:text-sm"
            >
              <span className="min-w-0 break-words">
                {label || linkPlace(url)}
                {label && <span className="pl-2 text-sm font-normal text-ink-faint">{linkPlace(url)}</span>}
              </span>
              <DrawnIcon name="arrow-up-right" className="size-4 shrink-0 text-signal-text" />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
