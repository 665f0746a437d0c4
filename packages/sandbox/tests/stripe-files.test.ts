import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { failure, paid, startStripe, type StripeSandbox } from "./stripe-support";

const PDF = Buffer.from("%PDF-1.7\nA receipt.\n%%EOF\n");

function upload(sandbox: StripeSandbox, data: Buffer = PDF, options = {}) {
  return sandbox.client.files.create({ purpose: "dispute_evidence", file: { data, name: "receipt.pdf", type: "application/pdf" } }, options);
}

test("evidence is uploaded by the SDK, told about, and its bytes come back to whoever has the key", async () => {
  const sandbox = await startStripe();
  const file = await upload(sandbox);
  expect(file).toMatchObject({ purpose: "dispute_evidence", filename: "receipt.pdf", size: PDF.length, type: "pdf", expires_at: null });
  expect(await sandbox.client.files.retrieve(file.id)).toMatchObject({ id: file.id });
  expect((await sandbox.client.files.list({ purpose: "dispute_evidence" })).data).toHaveLength(1);
  const path = (file.url ?? "").slice(sandbox.url.length);
  expect(Buffer.from(await (await sandbox.raw(path)).arrayBuffer())).toEqual(PDF);
  expect((await fetch(file.url ?? "")).status).toBe(401);
  expect((await sandbox.raw("/v1/files/file_nope/contents")).status).toBe(404);
});

test("a dispute takes the file as evidence and shows it expanded", async () => {
  const sandbox = await startStripe();
  const { charge } = await paid(sandbox);
  await sandbox.admin(`/charges/${charge.id}/dispute`);
  const [dispute] = (await sandbox.client.disputes.list()).data;
  const file = await upload(sandbox);
  const updated = await sandbox.client.disputes.update(dispute?.id ?? "", { evidence: { receipt: file.id }, submit: false, expand: ["evidence.receipt"] });
  expect(updated.evidence.receipt).toMatchObject({ id: file.id, type: "pdf" });
});

test("what is no document, too large, empty or for another purpose is refused", async () => {
  const sandbox = await startStripe();
  expect(await failure(upload(sandbox, Buffer.from("<html>")))).toMatchObject({ param: "file", code: "invalid_file_type" });
  expect(await failure(upload(sandbox, Buffer.alloc(0)))).toMatchObject({ param: "file" });
  const large = Buffer.concat([PDF, Buffer.alloc(5 * 1024 * 1024)]);
  expect(await failure(upload(sandbox, large))).toMatchObject({ param: "file", code: "file_too_large" });
  const logo = { purpose: "business_logo", file: { data: PDF, name: "a.pdf", type: "application/pdf" } } as const;
  expect(await failure(sandbox.client.files.create(logo))).toMatchObject({ param: "purpose" });
  expect((await sandbox.client.files.list()).data).toEqual([]);
});

test("the same key uploads once; with another file it is a conflict", async () => {
  const sandbox = await startStripe();
  const key = { idempotencyKey: `evidence/${createHash("sha256").update(PDF).digest("hex")}` };
  const first = await upload(sandbox, PDF, key);
  expect((await upload(sandbox, PDF, key)).id).toBe(first.id);
  expect(await failure(upload(sandbox, Buffer.concat([PDF, Buffer.from("2")]), key))).toMatchObject({ type: "StripeIdempotencyError" });
  expect((await sandbox.client.files.list()).data).toHaveLength(1);
});
