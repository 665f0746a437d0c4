import { v } from "convex/values";
import { serviceMutation, serviceQuery } from "../functions";
import { endSessions } from "./access";
import { changeName as rename } from "./account/changeName";
import { changePassword as setNewPassword } from "./account/changePassword";
import { deleteAccount } from "./account/deleteAccount";
import { describeAccount } from "./account/describeAccount";
import { changeEmail as moveTo, describeEmailChange, requestEmailChange as requestMove } from "./account/emailChange";
import { disconnect as cutConnection, endSession as endOne } from "./account/endWays";
import { vAccountFacts } from "./account/validators";
import { vLinkToken } from "./signInLinks";

/**
 * What somebody changes about their own account of ours. The service only: it has read the session that `userId` comes from,
 * and matched the password that `proved` is the stored hash of.
 */
const own = { userId: v.string() };

export const describe = serviceQuery({ args: own, returns: vAccountFacts, handler: async (ctx, { userId }) => await describeAccount(ctx, userId) });

export const changeName = serviceMutation({
  args: { ...own, name: v.string() },
  returns: v.null(),
  handler: async (ctx, args) => {
    await rename(ctx, args);
    return null;
  },
});

export const changePassword = serviceMutation({
  args: { ...own, sessionId: v.string(), proved: v.string(), hash: v.string(), recoveryUrl: v.string() },
  returns: v.null(),
  handler: async (ctx, args) => {
    await setNewPassword(ctx, args);
    return null;
  },
});

export const requestEmailChange = serviceMutation({
  args: { ...own, email: v.string(), proved: v.string(), token: vLinkToken, url: v.string(), caller: v.string() },
  returns: v.null(),
  handler: async (ctx, args) => {
    await requestMove(ctx, args);
    return null;
  },
});

export const emailChange = serviceQuery({
  args: { ...own, token: vLinkToken },
  returns: v.union(v.null(), v.object({ email: v.string() })),
  handler: async (ctx, args) => await describeEmailChange(ctx, args),
});

export const changeEmail = serviceMutation({
  args: { ...own, sessionId: v.string(), token: vLinkToken },
  returns: v.union(v.null(), v.string()),
  handler: async (ctx, args) => await moveTo(ctx, args),
});

export const endSession = serviceMutation({
  args: { ...own, sessionId: v.string() },
  returns: v.null(),
  handler: async (ctx, args) => {
    await endOne(ctx, args);
    return null;
  },
});

/** Signs out everywhere, or everywhere but in one session. */
export const endAllSessions = serviceMutation({
  args: { ...own, except: v.union(v.string(), v.null()) },
  returns: v.null(),
  handler: async (ctx, { userId, except }) => {
    await endSessions(ctx, userId, except ?? undefined);
    return null;
  },
});

export const disconnect = serviceMutation({
  args: { ...own, providerId: v.union(v.literal("google"), v.literal("github")) },
  returns: v.null(),
  handler: async (ctx, args) => {
    await cutConnection(ctx, args);
    return null;
  },
});

export const remove = serviceMutation({
  args: { ...own, proved: v.string() },
  returns: v.null(),
  handler: async (ctx, args) => {
    await deleteAccount(ctx, args);
    return null;
  },
});
