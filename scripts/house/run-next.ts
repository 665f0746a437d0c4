// Next as a process of its own, `next start` or `next dev`; it ends when the house is gone.
process.on("disconnect", () => process.exit(0));
process.argv = [process.argv[0] ?? "node", "next", ...process.argv.slice(2)];
await import("../../node_modules/next/dist/bin/next");
export {};
