import { Redis } from "@upstash/redis";

export interface UpstashCredentials {
  url: string;
  token: string;
}

/** Longer than a healthy store ever takes, shorter than a person waits. */
export const UPSTASH_TIMEOUT_MS = 800;

/** A client that gives up instead of retrying: callers have a fallback, and a request is waiting. */
export function connectRedis({ url, token }: UpstashCredentials): Redis {
  return new Redis({
    url,
    token,
    retry: false,
    enableTelemetry: false,
    automaticDeserialization: false,
    readYourWrites: false,
    signal: () => AbortSignal.timeout(UPSTASH_TIMEOUT_MS),
  });
}
