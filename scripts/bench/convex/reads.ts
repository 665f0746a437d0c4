import { median } from "../figures";
import { startEcho, type BenchDeployment } from "./deployment";
import { below, callBody, rateOf, saltedCall } from "./load";

const CONNECTIONS = 16;

/** Indexed reads over HTTP beside an echo of the same size, at each number of documents; the query cache has no part in it. */
export async function benchReads(deployments: readonly { documents: number; deployment: BenchDeployment }[], rounds: number, seconds: number): Promise<void> {
  const figures = new Map<string, number[]>();
  const note = (name: string, rate: number) => figures.set(name, [...(figures.get(name) ?? []), rate]);
  for (const query of ["point", "range"] as const) {
    const first = deployments[0]?.deployment.url ?? "";
    const answer = await fetch(`${first}/api/query`, { method: "POST", headers: { "content-type": "application/json" }, body: callBody(`bench:${query}`, { key: 1 }) });
    const echo = await startEcho((await answer.text()).length);
    try {
      await rateOf(echo.url, () => saltedCall("echo", { key: 0 }), { connections: CONNECTIONS, seconds: 1 });
      for (let round = 0; round < rounds; round += 1) {
        note(`${query} echo`, await rateOf(echo.url, () => saltedCall("echo", { key: below(1000) }), { connections: CONNECTIONS, seconds }));
        for (const { documents, deployment } of deployments) {
          const body = () => saltedCall(`bench:${query}`, { key: below(documents - 20) });
          note(`${query} ${documents}`, await rateOf(`${deployment.url}/api/query`, body, { connections: CONNECTIONS, seconds }));
        }
        note(`${query} cached`, await rateOf(`${first}/api/query`, () => callBody(`bench:${query}`, { key: 1 }), { connections: CONNECTIONS, seconds }));
      }
    } finally {
      await echo.stop();
    }
    const rate = (name: string) => median(figures.get(`${query} ${name}`) ?? []);
    const top = rate("echo");
    console.log(`\n${query === "point" ? "Indexed point query" : "Indexed range of 20"} over HTTP, ${CONNECTIONS} connections, medians of ${rounds} interleaved rounds of ${seconds} s`);
    for (const name of ["echo", ...deployments.map(({ documents }) => String(documents)), "cached"]) {
      const label = name === "echo" ? "bare echo of equal size" : name === "cached" ? "one key, from the query cache" : `${name} documents`;
      console.log(`  ${label.padEnd(30)} ${rate(name).toFixed(0).padStart(6)}/s   ${(rate(name) / top).toFixed(2)} of the echo`);
    }
  }
}
