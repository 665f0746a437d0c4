import { randomBytes } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { uploadMaster } from "../../scripts/seed/upload";
import { until } from "../../scripts/seed/until";
import { deliveriesAbout } from "../support/stripe";
import { faults, type Armed } from "../support/faults";
import { type Creator, creator, wav } from "../support/world";

let uploader: Creator;
beforeAll(async () => {
  uploader = await creator();
});

/** Uploads under a name of its own while something is wrong with UploadThing's callback, and gives the callback's answers. */
async function uploading(trouble: (match: { provider: string; containing: string }) => Promise<Armed>) {
  const name = `master-${randomBytes(6).toString("hex")}.wav`;
  const struck = await trouble({ provider: "uploadthing", containing: name });
  const fileId = await uploadMaster(uploader.person, name, wav());
  const callback = async () => (await deliveriesAbout(name)).find(({ type }) => type === "upload.completed");
  // The upload ends when the product has confirmed it, which is before it has answered the callback.
  await until(async () => (await callback())?.state === "delivered", "the callback to be answered");
  return { fileId, hits: await struck.hits(), answers: (await callback())?.attempts.map(({ status }) => status) };
}

test("UploadThing's callback is lost on its way twice: the upload ends with a registered file all the same", async () => {
  const { fileId, hits, answers } = await uploading((match) => faults.drop(match, 2));
  expect([typeof fileId, hits, answers]).toEqual(["string", 2, [null, null, 200]]);
});

test("the callback three times at once registers one file, and every one is answered", async () => {
  const { answers } = await uploading((match) => faults.duplicate(match, 2));
  expect(answers).toEqual([200, 200, 200]);
});

test("a callback that is badly signed is refused, the good one after it is taken", async () => {
  const { hits, answers } = await uploading((match) => faults.badSignature(match));
  expect([hits, answers?.at(-1)]).toEqual([1, 200]);
  expect(answers?.[0]).toBeGreaterThanOrEqual(400);
});
