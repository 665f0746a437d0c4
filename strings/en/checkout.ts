export const leftPage = {
  documentTitle: "Checkout left",
  title: "You left the checkout.",
  toBeat: "Back to the beat",
  browse: "Browse beats",
} as const;

export const orderPage = { documentTitle: "Your order" } as const;

/** What a code gives, in pieces of a list: "20% off, for basic lease and premium lease, from $50". */
export const coupons = {
  percentOff: (percent: number) => `${percent}% off`,
  amountOff: (price: string) => `${price} off`,
  forTiers: (names: readonly string[]) => `for ${names.map((name) => name.toLowerCase()).join(" and ")}`,
  from: (price: string) => `from ${price}`,
} as const;

/** Why a checkout did not open. */
export const checkoutAlert = {
  price: {
    free: "It is free now.",
    title: (price: string) => `The price is ${price} now.`,
    text: "It changed while you were reading. Nothing was charged; press again to get it at the new price.",
  },
  owned: "Go to your library",
  email: { title: "Verify your e-mail first.", text: "The contract is made out to your address, so it must be yours.", action: "Verify it now" },
  /** The text follows the server's own words. */
  coupon: { title: "The code was not taken.", text: "Nothing was charged; take the code away to buy without it." },
  gone: "This licence cannot be bought now.",
  failed: "The checkout did not open.",
  nothingCharged: "Nothing was charged.",
} as const;

export const couponField = {
  label: "Code",
  apply: "Apply",
  remove: "Take the code away",
  /** Both follow the code itself. */
  waiting: "is looked up when you have signed in.",
  applied: (gives: string) => `${gives}. The prices below have it.`,
} as const;

export const leftUnpaid = "Nothing was charged and nothing was bought. The checkout stays open for a while: pressing buy again takes you back to it.";

export const leftCheckout = {
  nothing: "Nothing was charged and nothing was bought.",
  exclusive: "While your checkout is open, nobody else can buy this exclusive. If you give it up, others have it first for a quarter of an hour.",
  open: "Your checkout stays open for a while. You can go on where you left it, or give it up now.",
  pay: (price: string) => `Go on and pay ${price}`,
  giveUp: "Give this checkout up",
  standings: {
    closing: { title: "The checkout is being closed.", text: "Nothing was charged. This takes a moment." },
    closed: { title: "The checkout is closed.", text: "Nothing was charged, and nothing is reserved any longer." },
    processing: { title: "This order is placed.", text: "Your bank is still working on the payment. The licence is in your library as soon as it has arrived." },
    paid: { title: "This order was paid.", text: "You find it in your library." },
  },
} as const;

export const orderConfirming = {
  title: "Confirming your payment…",
  text: "This page turns into your licence by itself, mostly within seconds. You can also leave: it will be in your library.",
  late: "This takes longer than usual.",
  safe: "Your order is safe: when the payment arrived, you get the licence; when it did not, nothing is charged.",
  again: "Ask again",
} as const;

export const orderDone = {
  title: "It is yours.",
  free: (order: string) => `Order ${order} · free`,
  paid: (order: string, price: string) => `Order ${order} · ${price} paid`,
  toLibrary: "Go to your library",
  browse: "Keep browsing",
} as const;

/** What became of an order, where it is not simply the buyer's. */
export const orderStatus = {
  unknown: { title: "No such order", text: "This account has no order behind this address. If you paid from another account, sign in there." },
  order: (order: string) => `Order ${order}`,
  reason: (reason: string) => `Reason given: “${reason}”`,
  toLibrary: "Go to your library",
  stages: {
    processing: {
      title: "Your bank is still working",
      text: "The order is placed and nothing more is asked of you. With this way of paying a bank takes up to a few days; the licence is in your library as soon as the money has arrived. Should the beat be sold exclusively before, your money comes back in full.",
    },
    undeliverable: {
      title: "Your money is on its way back",
      text: "The payment arrived, but the licence could not be granted. The full amount is being returned to your card, without a step of yours.",
    },
    refunding: {
      title: "This order is being refunded",
      text: "The money goes back to the card it came from, without a step of yours. The licence ends with the payment.",
    },
    returned: {
      title: "Your bank sent the refund back",
      text: "The refund was made, and your bank did not accept it. The money is still yours: we have been told and return it another way. You need do nothing.",
    },
    disputed: {
      title: "This payment is under dispute",
      text: "Your bank disputes the payment. Downloads pause until it has decided, which can take some weeks. If you did not mean to dispute it, tell your bank, and the files come back.",
    },
    refunded: {
      title: "This order was refunded",
      text: "The money went back to the card it came from. Banks take up to ten days to show it.",
    },
    expired: { title: "This checkout is closed", text: "Nothing was charged. Open the beat again to start a new one." },
    failed: { title: "The payment failed", text: "No money arrived, and nothing is owed. Try again, or pay another way." },
    revoked: { title: "This licence was withdrawn", text: "The bank took its payment back. Its files can no longer be downloaded, and the contract's public page says so too." },
  },
} as const;
