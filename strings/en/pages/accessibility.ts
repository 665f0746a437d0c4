import type { Operator } from "@/lib/operator";
import type { PageWords } from "../../page-words";

export function accessibilityWords({ email }: Operator): PageWords {
  return {
    title: "Accessibility",
    lead: "The aim is WCAG 2.2 at level AA, for every page, in both themes, on a phone and on a desk.",
    sections: [
      {
        id: "done",
        heading: "What is done",
        paragraphs: [],
        list: [
          "Everything works by keyboard: skip link, visible focus, menus and dialogs that give the focus back. Space plays and pauses; in a list of beats the arrow keys go from play button to play button; a waveform is a slider.",
          "Text and controls have the contrast of level AA in the light and in the dark theme. A test computes it from the colours themselves.",
          "Nothing is said by colour alone, and nothing moves when your system asks for less motion.",
          "Pages work from 360 pixels of width and at 200% zoom without scrolling sideways, but for tables that scroll within themselves.",
          "Forms say what they expect, what is wrong and what to do; errors are announced.",
        ],
      },
      {
        id: "checked",
        heading: "How it is checked",
        paragraphs: ["With every change a browser opens every page in both themes and two widths, and the change is refused if axe-core, a checker of these rules, finds anything at all. Such a checker finds perhaps half of what can be wrong. Nobody has yet had the site audited from outside, and it has not been tried with every screen reader."],
      },
      {
        id: "known",
        heading: "What falls short",
        paragraphs: [],
        list: [
          "Previews of beats are music without words; there is no description of how a beat sounds beyond its tempo, key, genre, moods and the producer’s text.",
          "Payment happens on Stripe’s page, whose accessibility is Stripe’s.",
          "Contracts are PDF files with real text, but without tags for screen readers. The beat’s page and the public page of a contract say the same in HTML.",
        ],
      },
      {
        id: "contact",
        heading: "Tell us",
        paragraphs: [`If something keeps you out, write to [${email}](mailto:${email}) with the page and what you use to read it.`],
      },
    ],
  };
}
