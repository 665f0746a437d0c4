/** The address of `Name <address>` or of a bare one, as the suppression list holds it: without the name, in lower case. */
export function bareAddress(recipient: string): string {
  const named = /<([^<>]*)>\s*$/.exec(recipient)?.[1];
  return (named ?? recipient).trim().normalize("NFC").toLowerCase();
}
