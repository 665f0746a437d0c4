import { createServer, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createStripe, refundPayment, updateDispute, uploadEvidence, type Evidence } from ".";

type Call = { method: string; path: string; key: string | undefined; type: string; body: string };
type Answer = { status: number; body: object };

/** Stripe's wire, answering what a test wants it to answer. */
const calls: Call[] = [];
let answer: (call: Call) => Answer;
const server = createServer(async (request: IncomingMessage, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const header = (name: string) => [request.headers[name]].flat()[0];
  const call = { method: request.method ?? "", path: request.url ?? "", key: header("idempotency-key"), type: header("content-type") ?? "", body: Buffer.concat(chunks).toString("latin1") };
  calls.push(call);
  const { status, body } = answer(call);
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
});
let stripe: ReturnType<typeof createStripe>;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  stripe = createStripe({ secretKey: "sk_test_x", apiBase: `http://127.0.0.1:${address.port}` });
});
beforeEach(() => void calls.splice(0));
afterAll(() => server.close());

const evidence: Evidence = {
  customerName: "José Łukasz",
  customerEmail: "jose@example.com",
  productDescription: "Night Drive: Basic lease",
  serviceDate: "21 Nov 2026, 04:05:06 UTC",
  accessLog: "21 Nov 2026, 04:05:46 UTC: night-drive.wav",
  note: "winning_evidence",
  paper: { name: "evidence-BL-1.pdf", pdf: new TextEncoder().encode("%PDF-1.3 paper") },
};
const update = (submit: boolean, change: Partial<Evidence> = {}) =>
  updateDispute(stripe, { stripeId: "dp_1", evidence: { ...evidence, ...change }, fileId: "file_1", submit }, "evidence/d1/abc");
const disputeAnswer = (submissions = 0, status = "needs_response"): Answer => ({ status: 200, body: { id: "dp_1", object: "dispute", status, evidence_details: { submission_count: submissions } } });
const refused: Answer = { status: 400, body: { error: { type: "invalid_request_error", message: "This dispute is already closed" } } };

test("the paper is uploaded as dispute evidence, as it is, with a key of its own", async () => {
  answer = () => ({ status: 200, body: { id: "file_1", object: "file" } });
  expect(await uploadEvidence(stripe, evidence.paper, "evidence/d1/abc")).toBe("file_1");
  expect(calls).toMatchObject([{ method: "POST", path: "/v1/files", key: "evidence/d1/abc/file", type: expect.stringContaining("multipart/form-data") }]);
  for (const part of ["dispute_evidence", 'filename="evidence-BL-1.pdf"', "application/pdf", "%PDF-1.3 paper"]) expect(calls[0]?.body).toContain(part);
});

test("staged evidence is not submitted; what is empty is not sent", async () => {
  answer = () => disputeAnswer();
  expect(await update(false, { note: "" })).toEqual({ submitted: false });
  const sent = new URLSearchParams(calls[0]?.body);
  expect(calls).toMatchObject([{ method: "POST", path: "/v1/disputes/dp_1", key: "evidence/d1/abc" }]);
  expect(Object.fromEntries(sent)).toEqual({
    "evidence[customer_name]": "José Łukasz",
    "evidence[customer_email_address]": "jose@example.com",
    "evidence[product_description]": "Night Drive: Basic lease",
    "evidence[service_date]": "21 Nov 2026, 04:05:06 UTC",
    "evidence[service_documentation]": "file_1",
    "evidence[access_activity_log]": "21 Nov 2026, 04:05:46 UTC: night-drive.wav",
    submit: "false",
  });
});

test("submitting hands the seller's note in as it was written", async () => {
  answer = () => disputeAnswer(1);
  expect(await update(true)).toEqual({ submitted: true });
  const sent = new URLSearchParams(calls[0]?.body);
  expect([sent.get("submit"), sent.get("evidence[uncategorized_text]")]).toEqual(["true", "winning_evidence"]);
});

test("a repeated submission that Stripe refuses counts as made when the first one was taken", async () => {
  answer = ({ method }) => (method === "GET" ? disputeAnswer(1) : refused);
  expect(await update(true)).toEqual({ submitted: true });
  answer = ({ method }) => (method === "GET" ? disputeAnswer(0) : refused);
  await expect(update(true)).rejects.toThrow("already closed");
  await expect(update(false)).rejects.toThrow("already closed");
});

test("a dispute that is decided before anything was staged is an outcome; one that is still open and refuses is a failure", async () => {
  for (const status of ["lost", "won", "under_review", "warning_closed"]) {
    answer = ({ method }) => (method === "GET" ? disputeAnswer(0, status) : refused);
    expect(await update(false)).toEqual({ tooLate: status });
    await expect(update(true)).rejects.toThrow("already closed");
  }
});

test("a refund that Stripe refuses for a dispute is an answer, not a failure", async () => {
  answer = () => ({ status: 400, body: { error: { type: "invalid_request_error", code: "charge_disputed", message: "Charge ch_1 has been charged back; cannot issue a refund." } } });
  const order = { orderId: "o1", paymentIntentId: "pi_1", amount: 100, reason: "x" };
  expect(await refundPayment(stripe, order, "refund/o1/1")).toEqual({ refused: "disputed", message: "Charge ch_1 has been charged back; cannot issue a refund." });
  expect(calls).toMatchObject([{ path: "/v1/refunds", key: "refund/o1/1" }]);
});
