import { footer } from "@/strings/layout";
import { PageLink } from "../ui/page-link";
import { SandboxBadge } from "./sandbox-badge";
import { Wordmark } from "./wordmark";

const columns = [
  {
    name: footer.market.name,
    links: [
      { href: "/beats", name: footer.market.beats },
      { href: "/creators", name: footer.market.creators },
      { href: "/licences", name: footer.market.licences },
      { href: "/library", name: footer.market.library },
    ],
  },
  {
    name: footer.selling.name,
    links: [
      { href: "/sell", name: footer.selling.open },
      { href: "/pricing", name: footer.selling.pricing },
      { href: "/swagger.json", name: footer.selling.api },
    ],
  },
  {
    name: footer.backline.name,
    links: [
      { href: "/about", name: footer.backline.about },
      { href: "/help", name: footer.backline.help },
      { href: "/accessibility", name: footer.backline.accessibility },
    ],
  },
  {
    name: footer.rules.name,
    links: [
      { href: "/terms", name: footer.rules.terms },
      { href: "/privacy", name: footer.rules.privacy },
    ],
  },
];

export function Footer({ sandboxUrl }: { sandboxUrl: string | null }) {
  return (
    <footer className="mt-8 border-t md:mt-12">
      <div className="page grid gap-8 py-10 text-sm text-ink-soft lg:grid-cols-[minmax(0,1fr)_auto] lg:gap-16">
        <div className="grid content-start justify-items-start gap-2">
          <Wordmark className="text-base text-ink" />
          <p className="max-w-64 text-ink-faint">{footer.lead}</p>
          {sandboxUrl && <SandboxBadge url={sandboxUrl} className="xl:hidden" />}
        </div>
        <nav aria-label={footer.label} className="grid grid-cols-2 gap-8 sm:grid-cols-4 sm:gap-12">
          {columns.map(({ name, links }) => (
            <div key={name} className="grid content-start gap-2">
              <p className="text-xs text-ink-faint">{name}</p>
              <ul className="grid gap-1">
                {links.map((link) => (
                  <li key={link.href}>
                    <PageLink href={link.href} className="inline-block py-1 hover:text-ink hover:underline">
                      {link.name}
                    </PageLink>
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
