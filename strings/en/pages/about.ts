import type { Operator } from "@/lib/operator";
import type { PageWords } from "../../page-words";
import { operatorSection } from "./operator";

export function aboutWords(operator: Operator): PageWords {
  return {
    title: "About Backline",
    lead: "A marketplace for music producers that anybody can run. Beats are heard, licensed in plain words and paid for once, and every sale leaves a contract that can be checked.",
    sections: [
      {
        id: "why",
        heading: "Why it exists",
        paragraphs: [
          "Buying a beat often means a PDF that says one thing, a page that said another, and nobody to ask. Here the terms shown before the purchase are the terms of the contract, word for word, and the contract cannot be changed afterwards by anybody, us included.",
          "For producers it means one address for everything they sell, a book in which every cent of a sale can be followed, and exclusive rights that are sold exactly once.",
        ],
      },
      {
        id: "how",
        heading: "How it keeps its word",
        paragraphs: [],
        list: [
          "The price is the server’s, read at the moment of purchase. A page that shows an old price cannot charge another one.",
          "Each contract has a digest and a public page, which shows it to a label or a platform without showing the buyer’s name.",
          "Files leave by addresses that live between ten minutes and three hours, and only while the licence is valid.",
          "The book is double-entry: what a buyer paid is the sum of what the producer, the platform and the card network get.",
        ],
      },
      {
        id: "open",
        heading: "Open source",
        paragraphs: ["The software is under the Apache 2.0 licence. Whoever wants their own marketplace can run it with one command and change what they like. Its API describes itself at [/swagger.json](/swagger.json)."],
      },
      operatorSection(operator),
    ],
  };
}
