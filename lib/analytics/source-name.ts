/** Where the browser keeps the source of its session: of our own making, gone with the session, and naming nobody. */
export const SOURCE_COOKIE = "backline_source";
