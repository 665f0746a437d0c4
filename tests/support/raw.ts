import { type IncomingHttpHeaders, request } from "node:http";
import { house } from "./world";

/** Asks the app and gives what came over the wire, not decoded; `fetch` decodes and hides the encoding. */
export function ask(path: string, headers: Record<string, string>, method = "GET"): Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    request(new URL(path, house().appUrl), { method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }));
      answer.on("error", reject);
    }).on("error", reject).end();
  });
}
