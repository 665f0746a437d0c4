import { ConvexHttpClient } from "convex/browser";
import { api } from "@/convex/_generated/api";
import { browserToken } from "./browser-token";

/** A client for single questions as whoever is signed in, and the names of what can be asked; `useAsk` fetches it with the first one. */
export async function openAsking(url: string, signedIn: boolean): Promise<{ api: typeof api; client: ConvexHttpClient }> {
  const token = signedIn ? await browserToken({ forceRefreshToken: false }) : null;
  const client = new ConvexHttpClient(url, { skipConvexDeploymentUrlCheck: true, logger: false });
  if (token !== null) client.setAuth(token);
  return { api, client };
}
