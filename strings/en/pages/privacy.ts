import type { Operator } from "@/lib/operator";
import type { PageWords } from "../../page-words";
import { operatorSection } from "./operator";

export function privacyWords(operator: Operator): PageWords {
  const { email } = operator;
  return {
    title: "Privacy",
    lead: "What is kept about you, why, who else sees it, and how it goes away. No advertising, no trackers, nothing loaded from other companies’ servers on our pages, unless the operator lets a company keep the accounts.",
    sections: [
      operatorSection(operator),
      {
        id: "account",
        heading: "Your account",
        paragraphs: ["Your name, your e-mail address and whether you have confirmed it, your password as a hash that cannot be turned back, and your sessions with the address and the kind of browser they were opened from. If you sign in with Google or GitHub, the id of your account there; we keep no access to it."],
      },
      {
        id: "purchases",
        heading: "What you buy and sell",
        paragraphs: [
          "Orders, payments and licences with your name and address as they were on that day. Producers see the name and e-mail address of who bought from them, because you are parties to a contract. The public page of a contract shows neither.",
          "Each download is noted with its time, so that a producer can show a bank that a buyer got the files.",
          "Card numbers are entered at Stripe and never reach us.",
        ],
      },
      {
        id: "marks",
        heading: "What you save, follow and say",
        paragraphs: ["The beats on your wishlist with their price on the day you saved them, and the creators you follow: only you see which; producers see how many people there are. A review shows your name, its stars and its words to everybody, with the producer’s reply. If you save or follow before you sign in, your browser remembers it for an hour."],
      },
      {
        id: "usage",
        heading: "How pages are used",
        paragraphs: ["Plays and visits are counted so that producers learn what is heard, and only sums are shown to anybody. So that one person counts once, address and browser are turned into a digest under a secret of the day; the secret is deleted when the day is over, and after that nobody can tell whose it was. What mail and account services report about you is deleted thirty days after it was dealt with. The server’s log keeps requests with their times and addresses for as long as the operator keeps logs."],
      },
      {
        id: "cookies",
        heading: "Cookies and storage",
        paragraphs: ["One cookie keeps you signed in. Another, gone when you close the browser, remembers which link led you here, so that a producer sees where a sale came from; it names nobody. Your browser also remembers, by itself and for itself, the theme you chose, how loud the player was, whether its single-letter keys are off and, for a week, what was in its queue. None of it follows you anywhere else."],
      },
      {
        id: "others",
        heading: "Who else sees something",
        paragraphs: ["The companies that do a part of the work, each only what that part needs:"],
        list: [
          "Stripe takes payments: your card, your e-mail address, what you bought.",
          "Resend delivers mail: your address and the mail.",
          "UploadThing keeps the masters that producers upload; Convex keeps the database.",
          "Upstash counts requests, by address or account, for minutes, so that nobody can overload the place.",
          "Where the operator has switched it on, Clerk keeps the accounts instead of us.",
        ],
      },
      {
        id: "deletion",
        heading: "Your rights, and deletion",
        paragraphs: [
          `Your [settings](/settings) correct what is kept about you, give you a copy of it, and delete your account. For anything else write to [${email}](mailto:${email}) from your account’s address.`,
          "A deleted account keeps no name and no address; what it saved, followed and reviewed is deleted, and a deleted producer’s store closes. What stays is what others hold rights to or the law asks to keep: records of sales, and contracts as they were signed. What buyers bought stays theirs.",
        ],
      },
    ],
  };
}
