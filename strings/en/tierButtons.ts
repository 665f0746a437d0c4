/** What can be pressed on the card of a licence, and above the cards. */
export const buyButtonName = (words: string, tier: string) => `${words}: ${tier}`;

export const termsDialog = { open: "Read the full terms" } as const;

export const offerButton = { open: "Make an offer", openFor: (tier: string) => `Make an offer: ${tier}` } as const;

export const haveCode = "Have a code?";
