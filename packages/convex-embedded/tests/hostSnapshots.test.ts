import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConvexClient } from "convex/browser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ConvexDeployment } from "../index.mjs";
import { readZip } from "../src/snapshots/zipReader";
import { officialCli } from "./cliSupport";
import { api, client, ENVIRONMENT, eventually, FIXTURE, startFixture, startProject } from "./hostSupport";

const LIMIT = 180_000;
let convex: ConvexDeployment;
const scratch = mkdtempSync(join(tmpdir(), "host-snapshots-"));
beforeAll(async () => {
  convex = await startFixture();
}, LIMIT);
afterAll(async () => {
  await convex.close();
  rmSync(scratch, { recursive: true });
});

function file(name: string, content: string): string {
  const path = join(scratch, name);
  writeFileSync(path, content);
  return path;
}
const cli = (...args: string[]) => officialCli(convex, FIXTURE, ...args);
const bodies = async () => (await client(convex).query(api.messages.list, {})).map(({ body }) => body);

/** What the CLI does, without a process for each case. */
async function importText(content: string, wanted: { tableName?: string; mode: string; format: string }): Promise<{ state: string; error_message?: string; message_to_confirm?: string }> {
  const post = async (path: string, body: string) => {
    const response = await fetch(`${convex.url}${path}`, { method: "POST", body, headers: { authorization: `Convex ${convex.adminKey}` } });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  };
  const { uploadToken } = await post("/api/import/start_upload", "");
  const part: string = await post(`/api/import/upload_part?uploadToken=${uploadToken}&partNumber=1`, content);
  const { importId } = await post("/api/import/finish_upload", JSON.stringify({ import: wanted, uploadToken, partTokens: [part] }));
  const state = async () => {
    const response = await fetch(`${convex.url}/api/query`, {
      method: "POST",
      body: JSON.stringify({ path: "_system/cli/queryImport", args: { importId } }),
      headers: { authorization: `Convex ${convex.adminKey}`, "content-type": "application/json" },
    });
    return (await response.json()).value.state;
  };
  const settled = ({ state: name }: { state: string }) => name === "failed" || name === "completed";
  const asked = await eventually(state, (now) => settled(now) || now.state === "waiting_for_confirmation");
  if (settled(asked)) return asked;
  await post("/api/perform_import", JSON.stringify({ importId }));
  return { ...(await eventually(state, settled)), message_to_confirm: asked.message_to_confirm };
}

describe("the official CLI", () => {
  test("imports CSV, JSON lines and JSON arrays; live queries see it at once, and a table with documents is left alone unless told", async () => {
    const seen: number[] = [];
    const live = new ConvexClient(convex.url, { logger: false });
    live.onUpdate(api.messages.list, {}, (messages) => seen.push(messages.length));
    await eventually(async () => seen.at(-1), (count) => count === 0);
    const csv = file("messages.csv", 'author, body,n\r\nada,"one, ""two""\nlines",1.5\r\nbob,plain,2\r\n');
    expect(await cli("import", "--table", "messages", csv)).toContain("Added 2 documents to table \"messages\"");
    expect(await bodies()).toEqual(['one, "two"\nlines', "plain"]);
    await eventually(async () => seen.at(-1), (count) => count === 2);
    await live.close();
    await expect(cli("import", "--table", "messages", csv)).rejects.toThrow("Table messages already exists. Please choose a new table name or use replace/append modes.");
    const lines = file("messages.jsonl", '{"author":"c","body":"line"}\n{"author":"d","body":"last"}');
    await cli("import", "--table", "messages", "--append", lines);
    expect(await bodies()).toEqual(['one, "two"\nlines', "plain", "line", "last"]);
    const printed = await cli("import", "--table", "messages", "--replace", "--yes", file("messages.json", '[{"author":"e","body":"only"}]'));
    expect(printed).toContain("messages | 1      | 4 of 4 |");
    expect(await bodies()).toEqual(["only"]);
  }, LIMIT);

  test("carries documents, their ids and times, and stored files from one deployment to another in one archive", async () => {
    const stored = await client(convex).action(api.files.roundTrip, { text: "file content" });
    const id = await client(convex).mutation(api.messages.send, { author: "exported", body: "to another", n: 7 });
    const archive = join(scratch, "snapshot.zip");
    expect(await cli("export", "--path", archive, "--include-file-storage")).toContain("Downloaded snapshot export");
    const names = (await readZip(archive)).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["README.md", "_tables/documents.jsonl", "messages/documents.jsonl", "messages/generated_schema.jsonl", "_storage/documents.jsonl", `_storage/${stored.id}.txt`]));
    const other = await startProject(FIXTURE, ENVIRONMENT);
    try {
      await client(other).mutation(api.messages.send, { author: "other", body: "goes" });
      await officialCli(other, FIXTURE, "import", "--replace-all", "--yes", archive);
      expect(await client(other).query(api.messages.list, {})).toEqual(await client(convex).query(api.messages.list, {}));
      expect((await client(other).query(api.messages.list, { author: "exported" }))[0]?._id).toBe(id);
      const url = await client(other).query(api.files.url, { id: stored.id });
      expect(await (await fetch(String(url))).text()).toBe("file content");
      expect(await client(other).query(api.files.row, { id: stored.id })).toEqual(await client(convex).query(api.files.row, { id: stored.id }));
    } finally {
      await other.close();
    }
  }, LIMIT);
});

describe("an import that cannot be", () => {
  const refused: [string, string, { tableName: string; mode: string; format: string }, string][] = [
    ["a document that the schema refuses", '{"author":1,"body":"x"}', { tableName: "messages", mode: "append", format: "jsonLines" }, "does not match the schema"],
    ["a row that is not JSON", '{"author":"a","body":"x"}\n{"author"', { tableName: "messages", mode: "append", format: "jsonLines" }, "Row 2 wasn't valid JSON"],
    ["a row that is no object", "[1]", { tableName: "messages", mode: "append", format: "jsonArray" }, "Row 1 wasn't an object"],
    ["a JSON file that is no array", "{}", { tableName: "messages", mode: "append", format: "jsonArray" }, "Not a JSON array"],
    ["a CSV row with too few cells", "author,body\na\n", { tableName: "messages", mode: "append", format: "csv" }, "CSV row 1 doesn't have all of the fields in the header"],
    ["a table of the system", "{}", { tableName: "_storage", mode: "append", format: "jsonLines" }, "starts with metadata prefix '_'"],
    ["an archive that is none", "not a zip", { tableName: "", mode: "replace", format: "zip" }, "invalid zip file"],
  ];
  test.each(refused)("says why and changes nothing: %s", async (_what, content, wanted, reason) => {
    const before = await bodies();
    expect(await importText(content, wanted)).toMatchObject({ state: "failed", error_message: expect.stringContaining(reason) });
    expect(await bodies()).toEqual(before);
  }, LIMIT);

  test("without the admin key nothing is uploaded, imported or exported", async () => {
    for (const path of ["/api/import/start_upload", "/api/import/upload_part?uploadToken=x&partNumber=1", "/api/import/finish_upload", "/api/perform_import", "/api/export/request/zip"]) {
      expect((await fetch(`${convex.url}${path}`, { method: "POST", body: "{}" })).status).toBe(403);
    }
    expect((await fetch(`${convex.url}/api/export/zip/1`)).status).toBe(403);
  });
});
