import type { Operator } from "@/lib/operator";
import type { PageWords } from "../../page-words";
import { operatorSection } from "./operator";

export function termsWords(operator: Operator): PageWords {
  return {
    title: "Terms",
    lead: "The rules of this place, for buyers and for producers. A licence itself is a contract of its own between the two: its terms stand on the beat’s page and are written into it.",
    sections: [
      operatorSection(operator),
      {
        id: "parties",
        heading: "Who contracts with whom",
        paragraphs: [
          "The licence is between the buyer and the producer. The operator runs the place where they meet, takes the payment on the producer’s behalf, delivers the files and keeps the record.",
          "What a licence allows is said by the contract alone, as it was shown before the purchase. [Licences explained](/licences) is an introduction to it and changes nothing in it.",
        ],
      },
      {
        id: "account",
        heading: "Your account",
        paragraphs: ["You need one to buy or to sell, with an e-mail address that is yours. Use your own name: it stands on contracts. Keep your password to yourself; what is done with your account counts as done by you, until you tell us that somebody else has it."],
      },
      {
        id: "buying",
        heading: "Buying",
        paragraphs: [
          "The contract is made when the payment arrives. The files are delivered at once by download. In many countries a right to withdraw from a purchase ends when the delivery of digital content begins at the buyer’s wish; rights that the law gives you and nobody can take away stay untouched.",
          "If something that you paid for turns out to be gone (an exclusive that somebody else bought a moment earlier), you get your money back in full and no licence.",
          "A payment that is refunded or reversed ends the licence it paid for.",
        ],
      },
      {
        id: "selling",
        heading: "Selling",
        paragraphs: ["Whoever sells here declares with every beat that they may license it: that it is their own work, and that samples in it are cleared. They set their prices and answer for what their pages say."],
        list: [
          "The platform keeps its fee as shown on [What it costs](/pricing); the card network’s fee is the seller’s.",
          "A refund returns the platform’s fee. What the card network does not return is the seller’s loss.",
          "When a bank takes a payment back, the seller’s balance bears it, also after the money was paid out.",
          "Exclusive rights once sold take the beat off the market. Offering it elsewhere afterwards breaks the contract.",
        ],
      },
      {
        id: "conduct",
        heading: "What is not allowed",
        paragraphs: [],
        list: [
          "Offering music that is not yours, or that somebody else holds exclusive rights to.",
          "Getting around limits, prices or protection of files, or trying others’ accounts or cards.",
          "Text or pictures that break the law or deceive about who you are.",
        ],
      },
      {
        id: "removal",
        heading: "When something is wrong",
        paragraphs: [
          `Tell us at [${operator.email}](mailto:${operator.email}) what it is and where: a beat that is yours, a store that pretends to be you. The operator may take things off sale and close stores; sold licences stay valid unless their seller had no right to grant them.`,
        ],
      },
      {
        id: "liability",
        heading: "What the operator answers for",
        paragraphs: ["For running the place with care. Not for what producers promise beyond the contract, and not for interruptions that care could not have prevented. Where the law of your country sets limits to such a clause, they hold. The software itself comes under the Apache 2.0 licence, without warranty."],
      },
      {
        id: "changes",
        heading: "Changes",
        paragraphs: ["New terms hold for what is done after them. Licences already sold keep their own terms for ever; no change here touches them."],
      },
    ],
  };
}
