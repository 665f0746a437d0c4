import { publicConfig } from "@/lib/public-config";

/** Where mails of a local house can be read; null when they really leave. */
export function localInbox(): string | null {
  const { sandboxUrl } = publicConfig();
  return sandboxUrl && `${sandboxUrl}/console/mail`;
}
