import { buttonVariants } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { PageLink } from "../ui/page-link";

type NotHereProps = {
  words: { title: string; text: string };
  /** Where to go on, the likeliest first. */
  ways?: readonly (readonly [href: string, label: string])[];
};

/** The page of an address that leads to nothing: what that may mean, and where to go on. */
export function NotHere({ words, ways = [] }: NotHereProps) {
  return (
    <div className="page py-10 md:py-16">
      <EmptyState
        as="h1"
        title={words.title}
        action={
          <div className="flex flex-wrap gap-3 empty:hidden">
            {ways.map(([href, label], at) => (
              <PageLink key={href} href={href} className={buttonVariants({ variant: at === 0 ? "primary" : "secondary" })}>
                {label}
              </PageLink>
            ))}
          </div>
        }
      >
        {words.text}
      </EmptyState>
    </div>
  );
}
