import { PageLink } from "../ui/page-link";

const steps = [
  {
    title: "Choose what you need",
    text: "Each beat comes with a few licences. Their cards say in plain words how many copies and streams they allow, which files they hold, and whether others may license the beat too.",
  },
  {
    title: "Pay once",
    text: "The price you saw is the price you pay, by card. The untagged files are in your library within seconds, to download again whenever you like.",
  },
  {
    title: "Hold the contract",
    text: "Every purchase writes a contract in your name that nobody can change afterwards. Its public page proves it to a label, a distributor or a platform. Exclusive rights are sold exactly once.",
  },
];

export function HowLicencesWork() {
  return (
    <section aria-labelledby="how" className="border-t">
      <div className="page grid gap-8 py-12 md:py-16">
        <div className="flex flex-wrap items-baseline justify-between gap-4">
          <h2 id="how" className="text-2xl font-semibold tracking-tight">
            How licences work
          </h2>
          <PageLink href="/licences" className="link text-sm">
            All licences side by side
          </PageLink>
        </div>
        <ol className="grid gap-8 md:grid-cols-3 md:gap-10">
          {steps.map(({ title, text }, i) => (
            <li key={title} className="grid content-start gap-2 border-t-2 border-ink pt-4">
              <h3 className="flex gap-3 text-lg font-semibold">
                <span aria-hidden className="text-ink-faint tabular-nums">
                  {i + 1}
                </span>
                {title}
              </h3>
              <p className="text-ink-soft">{text}</p>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
