// Next as a process of its own, as built or in development; it ends when the house is gone.
import { serveApp } from "./serve/app";

const [command, hostname = "localhost", port = "3000"] = process.argv.slice(2);
process.on("disconnect", () => process.exit(0));
if (command === "dev") {
  process.argv = [process.argv[0] ?? "node", "next", "dev", "-H", hostname, "-p", port];
  await import("../../node_modules/next/dist/bin/next");
} else {
  await serveApp(process.cwd(), hostname, Number(port));
}
