const TITLES: Record<string, string> = { google: "Google", github: "GitHub" };

/** A sign-in provider's name as it writes it. */
export function providerTitle(id: string): string {
  return TITLES[id] ?? "the other service";
}
