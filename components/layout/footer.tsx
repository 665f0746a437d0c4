import Link from "next/link";
import { SandboxBadge } from "./sandbox-badge";
import { Wordmark } from "./wordmark";

const links = [
  { href: "/beats", name: "Beats" },
  { href: "/sell", name: "Sell beats" },
  { href: "/library", name: "Library" },
  { href: "/swagger.json", name: "API" },
];

export function Footer({ sandboxUrl }: { sandboxUrl: string | null }) {
  return (
    <footer className="mt-8 border-t md:mt-12">
      <div className="page flex flex-col gap-6 py-8 text-sm text-ink-soft md:flex-row md:items-center">
        <div className="grid gap-1">
          <Wordmark className="text-base text-ink" />
          <p className="text-ink-faint">Open source. Every sale with a licence that can be checked.</p>
        </div>
        <nav aria-label="Footer" className="flex flex-wrap gap-x-6 gap-y-2 md:ml-auto">
          {links.map(({ href, name }) => (
            <Link key={href} href={href} prefetch={false} className="hover:text-ink hover:underline">
              {name}
            </Link>
          ))}
        </nav>
        {sandboxUrl && <SandboxBadge url={sandboxUrl} className="self-start md:hidden" />}
      </div>
    </footer>
  );
}
