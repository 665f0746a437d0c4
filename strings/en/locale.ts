/** How this language writes dates, numbers and plurals; `money` is its own, because "$25" is what the shop's prices say, not "US$25". */
export const locale = { dates: "en-GB", numbers: "en-GB", money: "en-US" } as const;
