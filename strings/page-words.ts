/**
 * The text of a standing page, as data: the page renders it, a second language is a second module of the same type.
 * In a paragraph `[words](/path)` is a link.
 */
export type PageWords = {
  title: string;
  /** Below the title, and the description that search engines show. */
  lead: string;
  sections: readonly SectionWords[];
};
export type SectionWords = { id: string; heading: string; paragraphs: readonly string[]; list?: readonly string[] };
