const KEY = /^pk_(?:test|live)_([A-Za-z0-9+/]+=*)$/;

/**
 * The host of an instance's Frontend API, which its publishable key names: base64 of `<host>$`
 * (`parsePublishableKey` of @clerk/shared 4.36). `null` when the text is no such key.
 */
export function frontendApiOf(publishableKey: string): string | null {
  const encoded = KEY.exec(publishableKey)?.[1];
  if (encoded === undefined) return null;
  const host = /^([^$\s]+\.[^$\s]+)\$$/.exec(Buffer.from(encoded, "base64").toString("latin1"))?.[1];
  return host ?? null;
}

/** Who signs an instance's session tokens; `https`, whatever proxy stands in front of it. */
export function issuerOf(publishableKey: string): string {
  return `https://${frontendApiOf(publishableKey) ?? ""}`;
}
