/** Runs once when the server starts, before it accepts anything: a wrong environment is one clear line, not a 500 later. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { boot } = await import("./lib/http/boot");
  boot();
}
