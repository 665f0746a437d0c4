import { createServer } from "node:http";
import { z } from "zod";
import type { House, HouseOptions, Process } from "../../scripts/house/house";
import { anyFreePort } from "../../scripts/house/ports";
import { type Crossing, type Moment, openSeam, type Verdict } from "./seam";

/**
 * A point at which a process dies: the first call from `from` to `to` whose name matches, before it is handed on or
 * after it was carried out and before its answer is handed back.
 */
export const killOrder = z.object({
  from: z.enum(["app", "convex", "sandbox"]),
  to: z.enum(["app", "convex", "sandbox"]),
  /** A regular expression over the call's name. */
  name: z.string(),
  moment: z.enum(["before", "after"]),
  victim: z.enum(["app", "convex", "sandbox"]),
});
export type KillOrder = z.infer<typeof killOrder>;

/**
 * Stands between the processes of a house and kills them on request, over HTTP, because tests run in other processes:
 * `POST /kill/<process>`; `POST /arm` with a {@link KillOrder}; `GET /armed` answers how many have not struck yet.
 */
export async function openControl() {
  const armed = new Set<KillOrder>();
  const seams: { close(): void }[] = [];
  let children: House["children"] | null = null;
  const kill = (victim: Process) => children?.[victim]?.kill();

  const watch = (crossing: Crossing, moment: Moment): Promise<Verdict> => {
    const order = [...armed].find((each) => each.from === crossing.from && each.to === crossing.to && each.moment === moment && new RegExp(each.name).test(crossing.name));
    if (order === undefined) return Promise.resolve("pass");
    armed.delete(order);
    kill(order.victim);
    return Promise.resolve(verdict(order));
  };

  const server = createServer((request, response) => {
    const [, verb, argument] = (request.url ?? "").split("/");
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (verb === "kill" && (argument === "app" || argument === "convex" || argument === "sandbox")) kill(argument);
      if (verb === "arm") armed.add(killOrder.parse(JSON.parse(Buffer.concat(chunks).toString("utf8"))));
      if (verb === "disarm") armed.clear();
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ armed: armed.size }));
    });
  });
  const port = await anyFreePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));

  const between: NonNullable<HouseOptions["between"]> = async (from, to, address) => {
    const seam = await openSeam(from, to, address, watch);
    seams.push(seam);
    return seam.url;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    between,
    /** The processes to kill, once they run. */
    holds(running: House["children"]): void {
      children = running;
    },
    close(): void {
      for (const seam of seams) seam.close();
      server.close();
    },
  };
}

/** A call dies with its caller, and with whoever was to answer it; what a third process suffers is not its business. */
function verdict({ from, to, moment, victim }: KillOrder): Verdict {
  if (victim === from) return "cut";
  return victim === to && moment === "before" ? "cut" : "pass";
}
