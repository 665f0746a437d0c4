/** What a child of the house tells its parent before it serves: that it is ready, or in one line why it cannot be. */
export async function serve<Server extends { close(): Promise<void> }>(start: () => Promise<Server>, facts: (server: Server) => Record<string, unknown>): Promise<void> {
  try {
    const server = await start();
    process.send?.({ ready: true, ...facts(server) });
    const end = () => void server.close().then(() => process.exit(0));
    process.on("SIGTERM", end);
    process.on("disconnect", end);
  } catch (error) {
    console.error(error);
    process.send?.({ failed: error instanceof Error ? error.message : String(error) }, () => process.exit(1));
  }
}
