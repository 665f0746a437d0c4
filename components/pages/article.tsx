import type { ReactNode } from "react";
import { Linked } from "./linked";
import type { PageWords, SectionWords } from "@/strings/page-words";
import { contents } from "@/strings/pages";

/** A standing page to read: what it is about, where in it what stands, and the text in a measure for reading. */
export function Article({ words, children }: { words: PageWords; children?: ReactNode }) {
  return (
    <article className="page grid gap-10 py-10 md:gap-14 md:py-16">
      <header className="grid max-w-3xl gap-4">
        <h1 className="text-3xl font-semibold tracking-tight md:text-4xl">{words.title}</h1>
        <p className="max-w-prose text-lg text-ink-soft">{words.lead}</p>
      </header>
      {children}
      <div className="grid gap-10 lg:grid-cols-[14rem_minmax(0,1fr)] lg:gap-16">
        <Contents sections={words.sections} />
        <div className="grid gap-10 md:gap-12">
          {words.sections.map((section) => (
            <Section key={section.id} section={section} />
          ))}
        </div>
      </div>
    </article>
  );
}

function Contents({ sections }: { sections: readonly SectionWords[] }) {
  return (
    <nav aria-label={contents.label} className="self-start border-t pt-4 lg:sticky lg:top-20 lg:border-t-2 lg:border-ink">
      <ul className="grid gap-2 text-sm sm:grid-cols-2 lg:grid-cols-1">
        {sections.map(({ id, heading }) => (
          <li key={id}>
            <a href={`#${id}`} className="text-ink-soft hover:text-ink hover:underline">
              {heading}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Section({ section: { id, heading, paragraphs, list } }: { section: SectionWords }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="grid max-w-prose scroll-mt-20 gap-3">
      <h2 id={`${id}-title`} className="text-xl font-semibold tracking-tight">
        {heading}
      </h2>
      {paragraphs.map((text) => (
        <p key={text} className="text-ink-soft">
          <Linked text={text} />
        </p>
      ))}
      {list && (
        <ul className="grid list-disc gap-2 pl-5 text-ink-soft marker:text-ink-faint">
          {list.map((text) => (
            <li key={text}>
              <Linked text={text} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
