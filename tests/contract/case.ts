import { expect } from "vitest";
import { z } from "zod";
import type { Scene } from "./scene";

export interface Case {
  /** The guarantee, in words. */
  name: string;
  call(scene: Scene): Promise<Response>;
  status: number;
  /** The error's code, for answers in the envelope. */
  code?: string;
  check?(response: Response, scene: Scene): Promise<void> | void;
}

const envelope = z.object({ success: z.literal(false), error: z.string().min(1), code: z.string(), requestId: z.string().min(1), details: z.unknown().optional() });

/** Runs one case: status, then the envelope of a refusal, then what the case itself checks. */
export async function run(scene: Scene, { call, status, code, check }: Case): Promise<void> {
  const response = await call(scene);
  const text = response.status === status ? "" : (await response.clone().text()).slice(0, 400);
  expect(`${response.status} ${text}`.trim()).toBe(String(status));
  expect(response.headers.get("x-request-id")).toBeTruthy();
  if (code) {
    const error = envelope.parse(await response.clone().json());
    expect(error.code).toBe(code);
    expect(error.requestId).toBe(response.headers.get("x-request-id"));
  }
  await check?.(response, scene);
}

/** A call that a page of another site would make. */
export const FOREIGN = { origin: "https://evil.example" };

/**
 * No call before the n+1st is refused, and soon after it one is, with the headers that say when to come back.
 * "Soon": the window slides, so a minute that turns meanwhile frees a share.
 */
export function overTheLimit(limit: number, prepare: (scene: Scene) => Promise<() => Promise<Response>>): Case {
  return {
    name: `more than ${limit} calls a minute are refused, with when to come back`,
    status: 429,
    code: "rate_limited",
    call: async (scene) => {
      const callOnce = await prepare(scene);
      for (let call = 1; call <= limit; call++) expect((await callOnce()).status, `call ${call}`).not.toBe(429);
      let last = await callOnce();
      for (let call = 0; call < limit && last.status !== 429; call++) last = await callOnce();
      return last;
    },
    check: (response) => {
      expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(response.headers.get("ratelimit-limit")).toBe(String(limit));
      expect(response.headers.get("ratelimit-remaining")).toBe("0");
    },
  };
}
