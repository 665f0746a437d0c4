/** What `/api/auth` answers whoever keeps the accounts: who is signed in. The rest is a second way in where Clerk does. */
export const SESSION_OPERATIONS: ReadonlySet<string> = new Set(["GET /session", "GET /get-session"]);
