import { randomBytes, timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import type { Kernel, Provider } from "../kernel/types";
import { createRedis, RedisError, type Redis } from "./redis";

type Answer = { result: unknown } | { error: string };

/**
 * Upstash's Redis over HTTP (https://upstash.com/docs/redis/features/restapi): one command at `/`, several at
 * `/pipeline`, several with nothing between them at `/multi-exec`.
 */
export function upstash(kernel: Kernel): Provider {
  const token = kernel.secret("upstash.token", () => randomBytes(32).toString("base64url"));
  const redis = createRedis();
  const routes = new Hono();

  routes.onError((error, c) => c.json({ error: error.message }, error instanceof RedisError ? 400 : 500));
  routes.notFound((c) => c.json({ error: `ERR the sandbox has no ${c.req.method} ${c.req.path}` }, 404));
  routes.use(async (c, next) => {
    if (!isToken(c.req.header("authorization"), token)) return c.json({ error: "WRONGPASS invalid or missing auth token" }, 401);
    await next();
  });

  routes.post("/", async (c) => {
    const command = toCommand(await c.req.json());
    const answer = await redis.together(() => redis.run(command));
    return c.json({ result: encode(answer, c.req.header("upstash-encoding")) });
  });
  for (const path of ["/pipeline", "/multi-exec"]) {
    routes.post(path, async (c) => c.json(await runAll(redis, await c.req.json(), c.req.header("upstash-encoding"))));
  }

  return {
    name: "upstash",
    mount: "/upstash",
    routes,
    close: redis.close,
    env: {
      UPSTASH_REDIS_REST_URL: `${kernel.origin}/upstash`,
      UPSTASH_REDIS_REST_TOKEN: token,
      UPSTASH_DISABLE_TELEMETRY: "1",
    },
  };
}

/** Each command has its own result or error; all are read before the first runs. */
function runAll(redis: Redis, body: unknown, encoding: string | undefined): Promise<Answer[]> {
  if (!Array.isArray(body) || body.length === 0) throw new RedisError("ERR the body must be a list of commands");
  const commands = body.map(toCommand);
  return redis.together(async () => {
    const answers: Answer[] = [];
    for (const command of commands) answers.push(await redis.run(command).then((value) => ({ result: encode(value, encoding) }), toError));
    return answers;
  });
}

function toError(error: unknown): Answer {
  return { error: error instanceof Error ? error.message : String(error) };
}

function toCommand(value: unknown): string[] {
  if (!Array.isArray(value) || value.length === 0) throw new RedisError("ERR a command must be a list with its name first");
  return value.map((part: unknown) => (typeof part === "string" ? part : typeof part === "object" ? JSON.stringify(part) : String(part)));
}

/** With `Upstash-Encoding: base64` all text is encoded but the plain status OK. */
function encode(value: unknown, encoding: string | undefined): unknown {
  if (encoding !== "base64" || value === "OK") return value;
  if (typeof value === "string") return Buffer.from(value).toString("base64");
  return Array.isArray(value) ? value.map((part: unknown) => encode(part, encoding)) : value;
}

function isToken(header: string | undefined, token: string): boolean {
  const [given, wanted] = [Buffer.from(header ?? ""), Buffer.from(`Bearer ${token}`)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
