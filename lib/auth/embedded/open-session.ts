import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";
import { signedInAnswer } from "./signed-in-answer";

/**
 * A plugin with one operation: opens a session for an account whose owner has proved to be one, in whatever way we
 * accept. It has no path, so no request reaches it; only our own handlers call it.
 */
export function sessionOpener(secret: string) {
  return {
    id: "session-opener",
    endpoints: {
      openSession: createAuthEndpoint.serverOnly({ method: "POST", body: z.object({ userId: z.string() }), requireHeaders: true }, async (context) => {
        const { internalAdapter } = context.context;
        const user = await internalAdapter.findUserById(context.body.userId);
        if (user === null) throw new Error("A session was asked for an account that is not there");
        const session = await internalAdapter.createSession(user.id);
        await setSessionCookie(context, { session, user });
        return context.json(signedInAnswer({ session, user }, secret));
      }),
    },
  } as const;
}
