/** The words' language as HTML names it, and how it writes dates, numbers and plurals; `money` is its own, because "$25" is what the shop's prices say, not "US$25". */
export const locale = { language: "en", dates: "en-GB", numbers: "en-GB", money: "en-US" } as const;
