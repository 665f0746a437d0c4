"use node";
const greeting = await Promise.resolve("hello");

export const greet = (who: string) => `${greeting}, ${who}`;

export const greetLater = (who: string) => `later: ${greet(who)}`;
