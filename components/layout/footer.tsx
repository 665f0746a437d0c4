import Link from "next/link";
import { SandboxBadge } from "./sandbox-badge";
import { Wordmark } from "./wordmark";

const columns = [
  {
    name: "Market",
    links: [
      { href: "/beats", name: "Beats" },
      { href: "/creators", name: "Creators" },
      { href: "/licences", name: "Licences explained" },
      { href: "/library", name: "Library" },
    ],
  },
  {
    name: "Selling",
    links: [
      { href: "/sell", name: "Open a store" },
      { href: "/pricing", name: "What it costs" },
      { href: "/swagger.json", name: "API" },
    ],
  },
  {
    name: "Backline",
    links: [
      { href: "/about", name: "About" },
      { href: "/help", name: "Help" },
      { href: "/accessibility", name: "Accessibility" },
    ],
  },
  {
    name: "Rules",
    links: [
      { href: "/terms", name: "Terms" },
      { href: "/privacy", name: "Privacy" },
    ],
  },
];

export function Footer({ sandboxUrl }: { sandboxUrl: string | null }) {
  return (
    <footer className="mt-8 border-t md:mt-12">
      <div className="page grid gap-8 py-10 text-sm text-ink-soft lg:grid-cols-[minmax(0,1fr)_auto] lg:gap-16">
        <div className="grid content-start justify-items-start gap-2">
          <Wordmark className="text-base text-ink" />
          <p className="max-w-64 text-ink-faint">Open source. Every sale with a licence that can be checked.</p>
          {sandboxUrl && <SandboxBadge url={sandboxUrl} className="xl:hidden" />}
        </div>
        <nav aria-label="Footer" className="grid grid-cols-2 gap-8 sm:grid-cols-4 sm:gap-12">
          {columns.map(({ name, links }) => (
            <div key={name} className="grid content-start gap-2">
              <p className="text-xs text-ink-faint">{name}</p>
              <ul className="grid gap-1">
                {links.map((link) => (
                  <li key={link.href}>
                    <Link href={link.href} prefetch={false} className="inline-block py-1 hover:text-ink hover:underline">
                      {link.name}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
      </div>
    </footer>
  );
}
