import { howLicencesWork } from "@/strings/home";
import { PageLink } from "../ui/page-link";

export function HowLicencesWork() {
  return (
    <section aria-labelledby="how" className="border-t">
      <div className="page grid gap-8 py-12 md:py-16">
        <div className="flex flex-wrap items-baseline justify-between gap-4">
          <h2 id="how" className="text-2xl font-semibold tracking-tight">
            {howLicencesWork.title}
          </h2>
          <PageLink href="/licences" className="link text-sm">
            {howLicencesWork.all}
          </PageLink>
        </div>
        <ol className="grid gap-8 md:grid-cols-3 md:gap-10">
          {howLicencesWork.steps.map(({ title, text }, i) => (
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
