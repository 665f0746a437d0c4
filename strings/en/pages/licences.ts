import type { PageWords } from "../../page-words";

export const licencesWords: PageWords = {
  title: "Licences explained",
  lead: "A beat belongs to whoever made it. A licence lets you make and release a song with it, within terms that you read before you pay.",
  sections: [
    {
      id: "lease",
      heading: "A lease, in one minute",
      paragraphs: [
        "With a lease you may record a song over the beat, release it, perform it, and earn with it, up to the number of copies and streams in the terms. The producer may lease the same beat to others too. Your song stays yours: lyrics, voice, everything you add.",
        "All songs that you make with the beat count together, and all services together. When you come near a limit, go up to a larger licence and pay the difference; what was released within the limits stays licensed.",
      ],
    },
    {
      id: "exclusive",
      heading: "Exclusive rights",
      paragraphs: [
        "From the day you buy them, nobody else gets a licence to the beat, and there are no limits. Whoever leased it before keeps their lease: those songs stay out there. The producer remains the author of the beat and may say so.",
      ],
    },
    {
      id: "contract",
      heading: "The contract",
      paragraphs: [
        "Every purchase writes one, also a free one: who grants what to whom, in ten clauses, with the limits as numbers. Before you pay, “Read the full terms” on a beat’s page shows all of it with blanks for your name.",
        "Afterwards it cannot be changed. It has a SHA-256 digest, and a public page that shows the terms and whether the licence is valid. Give its address to a label, a distributor or a platform that asks; it does not show your name.",
      ],
    },
    {
      id: "credit",
      heading: "Naming the producer",
      paragraphs: ["Where credit is required, the producer is named wherever the song’s contributors are, as “Prod. by …”, and in the title or description on services without credits."],
    },
    {
      id: "never",
      heading: "What no licence allows",
      paragraphs: [],
      list: [
        "Selling, leasing or giving away the beat by itself, or letting others use it.",
        "Claiming to have made it.",
        "Registering the beat by itself with a collecting society or a content identification system. Your finished song may be registered, with the producer named as author of the music.",
        "With a lease: films, series, advertisements and games, unless the producer agrees in writing.",
      ],
    },
  ],
};
