import type { Operator } from "@/lib/operator";
import type { PageWords } from "../../page-words";

export function helpWords({ email }: Operator): PageWords {
  return {
    title: "Help",
    lead: "How buying, licences, refunds and selling work here, and what does not exist yet.",
    sections: [
      {
        id: "buying",
        heading: "Buying a beat",
        paragraphs: [
          "Open a beat, compare its licences, press the button under the one you need. You need an account with a confirmed e-mail address, because the contract is written in your name. Payment is by card, on Stripe’s page; your card’s number never reaches us.",
          "When the payment is through, the files and the contract are in your [library](/library). That takes a few seconds; with a slow bank it can take longer, and the page says so.",
        ],
        list: [
          "You pay the price that you saw. If it changed meanwhile, you are asked before anything is charged.",
          "A free licence needs a confirmed e-mail address and no card.",
          "You can download as often as you like, for as long as the licence is valid. Download links expire after a while; the library makes new ones.",
          "If you leave the checkout, nothing is charged. Pressing buy again takes you back to the same checkout.",
        ],
      },
      {
        id: "listening",
        heading: "Listening",
        paragraphs: [
          "The player stays while you go from page to page. What you play takes its list along; “Play next” and “Add to queue” in a beat’s menu put a beat in front of the rest, and in the queue you move, remove or clear what is next. After a reload everything is where it was, paused. Only one tab plays at a time.",
          "Space plays and pauses, the arrows left and right go five seconds back and ahead, and with Shift to the beat before or after. Press ? for all keys; single letters can be switched off there.",
        ],
      },
      {
        id: "licences",
        heading: "Licences",
        paragraphs: [
          "A licence says what you may do with a beat: how often the song may be sold and streamed, whether videos and radio are covered, whether the producer must be named. [Licences explained](/licences) compares them side by side.",
          "You can go up to a larger licence later and pay only the difference to what you paid. The larger one takes the place of the smaller.",
          "Exclusive rights are sold once. While somebody is paying for them they are reserved; afterwards the beat is off the market. Licences that others bought before stay valid, and the contract says so.",
        ],
      },
      {
        id: "coupons",
        heading: "Coupons",
        paragraphs: [
          "A coupon is a producer’s code for their own store. Open the link it came with, or enter the code on a beat’s page; the price you see then is the price you pay. You need to be signed in for a code to be looked up.",
          "Producers make codes under Deals in the studio. What a code gives cannot be changed once it is out; until when it holds and how often can, and it can be paused.",
        ],
        list: [
          "A code takes a percentage or a sum off, for all or some of a store’s beats and licences. Where less than 50 cents would be left to pay, nothing is.",
          "It may hold for a time, from a least amount, and for so many uses, in all and for each buyer. If it does not fit, you are told before you pay.",
          "A refund does not give the use of a code back.",
        ],
      },
      {
        id: "offers",
        heading: "Naming a price of your own",
        paragraphs: [
          "Where a producer takes offers, the licences on a beat’s page let you name a price. The producer accepts it, declines it, or names another one once, which you take or leave. What you both agreed on is your price alone, for three days; what nobody answers within seven days is over.",
          "Nothing is charged for an offer, and nothing is reserved by one: an exclusive may be sold to somebody else before you pay. An agreed price takes no coupon on top. Producers set what they take under Offers in the studio, and an offer below their floor is declined at once.",
        ],
      },
      {
        id: "refunds",
        heading: "Refunds",
        paragraphs: [
          "A beat is a file that you have at once, so there is no automatic right to send it back once it was delivered, unless the law of your country gives you one. Ask the producer: they can refund a sale in their studio, and so can an administrator. The money goes back to the card it came from.",
          "With a refund the licence ends: the files can no longer be downloaded and the public page of the contract says that it was refunded. If you paid for something that was gone by then, the payment is refunded by itself.",
        ],
      },
      {
        id: "reviews",
        heading: "Reviews",
        paragraphs: [
          "Whoever holds a licence on a beat can review it: one to five stars, and words if you like. You find the place on the beat’s page, and in your [library](/library). You can change your review or delete it at any time.",
          "A review counts as long as your licence is in force. With a refund it leaves the page, and while a bank decides about a payment it waits. Producers can reply to it and report it, but not remove it; an administrator who hides one gives you the reason.",
        ],
      },
      {
        id: "following",
        heading: "Wishlist and following",
        paragraphs: ["The heart beside a beat keeps it on your [wishlist](/wishlist), which says when its price has dropped. Follow a creator on their page, and what they publish stands under [Following](/following). Nobody is told who saved or follows, only how many do. We send no mail about it."],
      },
      {
        id: "selling",
        heading: "Selling",
        paragraphs: [
          "[Open a store](/sell), upload the master, set a price for each licence, publish. We make the tagged preview, the MP3 and the waveform from it; the master itself is never public. Your store has its own address, which you can shape in the studio.",
          "Every sale is booked to the cent: the price, the platform’s fee, the card network’s fee, your share. [What it costs](/pricing) shows the sums. If a buyer’s bank disputes a payment, the studio shows it and lets you answer.",
        ],
      },
      {
        id: "payouts",
        heading: "Payouts",
        paragraphs: [
          "Your balance in the studio shows what you have earned and what every sale, refund and dispute did to it. Payouts to your bank account are not built yet. Until they are, the operator of this place settles balances with sellers by hand.",
        ],
      },
      {
        id: "missing",
        heading: "What is not here yet",
        paragraphs: ["So that nobody looks for it: no purchase without an account, no payment methods chosen by us beyond what Stripe’s page offers, no currency but the US dollar, no automatic payouts, no invoices with value-added tax, no messages between buyers and producers."],
      },
      {
        id: "contact",
        heading: "Still stuck?",
        paragraphs: [`Write to [${email}](mailto:${email}). If it is about an order, its number (BL-…) is in the receipt and helps to find it.`],
      },
    ],
  };
}
