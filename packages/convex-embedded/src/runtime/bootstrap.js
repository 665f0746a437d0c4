/*
 * Runs inside each `vm` context before any user code and answers the handful of functions the host needs.
 * `host` stays in this closure: user code sees only what is put on `globalThis` below. Syscall replies are
 * text, "=" and JSON for a value, "!" and JSON for an error; a number is a ticket, settled later.
 */
(host) => {
  "use strict";
  const STACK_FRAMES = 10;
  const inTransaction = host.mode === "transaction";
  const define = (name, value) =>
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });

  // ---- clock and chance: frozen and seeded in queries, mutations and while modules load
  const RealDate = Date;
  const FrozenDate = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [host.now()] : args, newTarget === FrozenDate ? target : newTarget),
    apply: () => new RealDate(host.now()).toString(),
    get: (target, key) => (key === "now" ? () => host.now() : Reflect.get(target, key)),
  });
  RealDate.prototype.constructor = FrozenDate;
  define("Date", FrozenDate);
  // Without a date they would tell the engine's own time.
  const format = Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, "format").get;
  const formats = new WeakMap();
  Object.defineProperty(Intl.DateTimeFormat.prototype, "format", {
    get() {
      if (!formats.has(this)) {
        const own = format.call(this);
        formats.set(this, (date) => own(date === undefined ? host.now() : date));
      }
      return formats.get(this);
    },
    configurable: true,
  });
  const { formatToParts } = Intl.DateTimeFormat.prototype;
  Object.defineProperty(Intl.DateTimeFormat.prototype, "formatToParts", {
    value(date) {
      return formatToParts.call(this, date === undefined ? host.now() : date);
    },
    writable: true,
    configurable: true,
  });
  let seed = 1;
  const chance = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  Math.random = chance;

  // ---- objects of the host's realm that reach user code count as what they are
  const accept = (Class, test) =>
    Object.defineProperty(Class, Symbol.hasInstance, {
      value(value) {
        return Function.prototype[Symbol.hasInstance].call(this, value) || (this === Class && test(value));
      },
    });
  accept(ArrayBuffer, (value) => Object.prototype.toString.call(value) === "[object ArrayBuffer]");
  const RealError = Error.prototype;
  accept(Error, host.isNativeError);
  for (const Kind of [TypeError, RangeError, SyntaxError]) accept(Kind, (value) => host.isNativeError(value) && value.name === Kind.name);
  if (!("isError" in Error)) Object.defineProperty(Error, "isError", { value: (value) => host.isNativeError(value), writable: true, configurable: true });
  // The stack that user code sees is that of its own files: lines alone, written as Convex writes them.
  const nameOf = (site) => {
    const [name, type, method] = [site.getFunctionName(), site.getTypeName(), site.getMethodName()];
    if (site.isConstructor()) return `new ${name ?? "<anonymous>"}`;
    if (site.isToplevel()) return name ?? "";
    if (name === null) return `${type === null ? "" : `${type}.`}${method ?? "<anonymous>"}`;
    return `${type !== null && name.startsWith(type) ? `${type}.` : ""}${name}${method !== null && name.endsWith(method) ? ` [as ${method}]` : ""}`;
  };
  const placeOf = (site) => (site.getFileName() ? `${site.getFileName()}:${site.getLineNumber()}:${site.getColumnNumber()}` : "<anonymous>");
  const lineOf = (site) => {
    const name = nameOf(site);
    return `    at ${site.isAsync() ? "async " : ""}${name === "" ? placeOf(site) : `${name} (${placeOf(site)})`}`;
  };
  const isOfUser = (site) => site !== undefined && String(site.getFileName()).startsWith("convex:/user/");
  // What has no file (JSON.parse, Array.map) is of whoever called it.
  const userSites = (sites) => sites.filter((site, at) => !site.isPromiseAll() && isOfUser(site.getFileName() ? site : sites.slice(at).find((caller) => caller.getFileName())));
  Error.prepareStackTrace = (_error, sites) => host.frames(userSites(sites).slice(0, STACK_FRAMES).map(lineOf).join("\n"));
  // The host's own calls stand between a function and those that wait for it, and would use up what V8 keeps by itself.
  Error.stackTraceLimit = 60;
  const tagOf = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;
  accept(Uint8Array, (value) => typeof value === "object" && value !== null && tagOf.call(value) === "Uint8Array");
  const adopt = (value) => (value instanceof ArrayBuffer ? new Uint8Array(value).slice().buffer : value);

  // ---- globals
  for (const [name, value] of Object.entries(host.web)) define(name, value);
  // Context that lasts over an await costs every await of the thread: not before somebody asks for it.
  let keepsContext = false;
  for (const [name, value] of Object.entries(host.asyncHooks)) {
    Object.defineProperty(globalThis, name, {
      get: () => {
        keepsContext = true;
        define(name, value);
        return value;
      },
      set: (other) => define(name, other),
      configurable: true,
      enumerable: false,
    });
  }
  define("structuredClone", host.structuredClone(host.web.DOMException));
  define("self", globalThis);
  define("queueMicrotask", (callback) => void Promise.resolve().then(callback));
  define("performance", { now: () => host.now() - host.origin(), timeOrigin: 0 });
  define("WeakRef", class WeakRef {
    #target;
    constructor(target) {
      this.#target = target;
    }
    deref() {
      return this.#target;
    }
  });
  define("FinalizationRegistry", class FinalizationRegistry {
    register() {}
    unregister() {}
  });
  define("TextEncoder", class TextEncoder {
    encoding = "utf-8";
    encode(text = "") {
      return new Uint8Array(host.encode(text));
    }
    encodeInto(text, target) {
      return host.encodeInto(text, target);
    }
  });
  const subtle = Object.fromEntries(
    host.subtleNames.map((name) => [
      name,
      (...args) =>
        new Promise((resolve, reject) =>
          host.subtle(name, args, (value) => resolve(adopt(value)), (message) => reject(new Error(message))),
        ),
    ]),
  );
  define("crypto", {
    subtle,
    getRandomValues: (array) => host.getRandomValues(array),
    randomUUID: () => host.randomUUID(),
  });
  const refused = (name) => () => {
    throw new Error(
      `Can't use ${name} in queries and mutations. Please consider using an action. See https://docs.convex.dev/functions/actions for more details.`,
    );
  };
  const timers = new Set();
  if (inTransaction) {
    define("fetch", async () => refused("fetch()")());
    for (const name of ["setTimeout", "setInterval"]) define(name, refused(name));
    for (const name of ["clearTimeout", "clearInterval"]) define(name, () => {});
  } else {
    define("fetch", (input, init) => host.fetch(input, init));
    for (const name of ["setTimeout", "setInterval"]) {
      define(name, (callback, delay, ...args) => {
        const id = host[name](() => {
          try {
            callback(...args);
          } catch (thrown) {
            host.failed(report(thrown));
          }
        }, delay);
        timers.add(id);
        return id;
      });
    }
    for (const name of ["clearTimeout", "clearInterval"]) {
      define(name, (id) => {
        timers.delete(id);
        host.clear(id);
      });
    }
  }
  // A word of the console's own is printed as it is, where a string of the developer's is quoted.
  const bare = (words) => ({ [Symbol.for("nodejs.util.inspect.custom")]: () => words });
  // The clock of a query stands still; its stopwatches show nothing that the query can read.
  const stopwatches = new Map();
  const elapsed = (label, values) => {
    const started = stopwatches.get(label);
    if (started === undefined) host.log("WARN", [bare(`Timer '${label}' does not exist`)]);
    else host.log("INFO", [bare(`${label}: ${host.realNow() - started}ms`), ...values]);
  };
  const level = (name) => (...values) => host.log(name, values);
  define("console", {
    log: level("LOG"),
    info: level("INFO"),
    warn: level("WARN"),
    error: level("ERROR"),
    debug: level("DEBUG"),
    trace: level("LOG"),
    assert: (condition, ...values) => (condition ? undefined : host.log("ERROR", ["Assertion failed", ...values])),
    time: (label = "default") => {
      if (stopwatches.has(String(label))) host.log("WARN", [bare(`Timer '${label}' already exists`)]);
      else stopwatches.set(String(label), host.realNow());
    },
    timeLog: (label = "default", ...values) => elapsed(String(label), values),
    timeEnd: (label = "default") => {
      elapsed(String(label), []);
      stopwatches.delete(String(label));
    },
    group() {},
    groupEnd() {},
  });
  const env = new Proxy(Object.create(null), {
    get: (_target, key) => (typeof key === "string" ? host.env(key) : undefined),
    has: (_target, key) => typeof key === "string" && host.env(key) !== undefined,
    ownKeys: () => host.envNames(),
    getOwnPropertyDescriptor: (_target, key) => {
      const value = typeof key === "string" ? host.env(key) : undefined;
      return value === undefined ? undefined : { value, enumerable: true, configurable: true, writable: true };
    },
    set: () => false,
  });
  define("process", { env });

  // ---- syscalls
  const unwrap = (reply) => {
    if (reply.startsWith("=")) return reply.slice(1);
    const { message, data } = JSON.parse(reply.slice(1));
    const error = new Error(message);
    if (data !== undefined) error.data = data;
    throw error;
  };
  const tickets = new Map();
  define("Convex", {
    syscall: (op, args) => unwrap(host.syscall(op, args)),
    asyncSyscall: async (op, args) => {
      const reply = host.asyncSyscall(op, args);
      return typeof reply === "string" ? unwrap(reply) : unwrap(await new Promise((resolve) => tickets.set(reply, resolve)));
    },
    jsSyscall: async (op, args) => {
      try {
        return await host.jsSyscall(op, args);
      } catch (error) {
        throw new Error(error.message);
      }
    },
  });

  // ---- modules
  const loaded = new Map();
  const resolve = (from, specifier) => {
    const parts = specifier.startsWith(".") ? from.split("/").slice(0, -1) : [];
    for (const part of specifier.split("/")) {
      if (part === "..") parts.pop();
      else if (part !== ".") parts.push(part);
    }
    return parts.join("/");
  };
  const load = (path) => {
    const known = loaded.get(path);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    const factory = host.factory(path);
    if (factory === null) throw new Error(`Could not resolve module "${path}"`);
    loaded.set(path, module);
    host.beginImport(path);
    try {
      factory(module.exports, (specifier) => load(resolve(path, specifier)), module);
    } catch (error) {
      loaded.delete(path);
      throw error;
    } finally {
      host.endImport();
    }
    return module.exports;
  };

  const text = (value) => {
    try {
      return String(value);
    } catch {
      return "unprintable value";
    }
  };
  const report = (thrown) => {
    if (!(thrown instanceof Error)) return JSON.stringify({ name: "", message: host.thrownText(thrown), stack: "" });
    const isConvexError = "ConvexErrorSymbol" in thrown && typeof thrown.data === "string";
    return JSON.stringify({
      name: text(thrown.name ?? "Error"),
      message: text(thrown.message ?? ""),
      stack: text(thrown.stack ?? ""),
      data: isConvexError ? thrown.data : undefined,
    });
  };
  const settle = (path, work, onValue) => {
    // The function itself may throw before it answers a promise (a module that fails to load).
    (async () => {
      const exports = load(path);
      // What `enterWith` enters is left with the function, for it begins in a step of its own.
      if (keepsContext) await null;
      return work(exports);
    })().then(onValue, (thrown) => host.failed(report(thrown)));
  };

  return {
    reseed: (value) => {
      const before = seed;
      seed = value;
      return before;
    },
    promises: Promise.prototype,
    errors: RealError,
    settle: (ticket, reply) => {
      const resume = tickets.get(ticket);
      tickets.delete(ticket);
      resume?.(reply);
    },
    release: () => {
      for (const id of timers) host.clear(id);
      timers.clear();
      stopwatches.clear();
      tickets.clear();
    },
    call: (kind, path, name, requestId, args) =>
      settle(path, ({ [name]: exported }) => {
        if (kind === "query") return exported.invokeQuery(args);
        if (kind === "mutation") return exported.invokeMutation(args);
        return exported.invokeAction(requestId, args);
      }, (value) => host.succeeded(value)),
    callHttp: (path, method, request) =>
      settle("http.js", ({ default: router }) => {
        const route = router.lookup(path, method);
        return route === null ? null : route[0].invokeHttpAction(request);
      }, (response) => host.responded(response)),
    /** What a push needs to know about a module, as JSON text; see `analyze.ts`. */
    analyze: (path) =>
      settle(path, (exports) => {
        if (path === "schema.js") return exports.default === undefined ? "null" : (exports.default?.export?.() ?? "false");
        if (path === "convex.config.js") return JSON.stringify(exports.default?.export?.() ?? null);
        if (path === "auth.config.js") return JSON.stringify(exports.default ?? null);
        const functions = [];
        for (const [name, value] of Object.entries(exports)) {
          if (typeof value !== "function") continue;
          const udfType = value.isQuery ? "Query" : value.isMutation ? "Mutation" : value.isAction ? "Action" : null;
          if (udfType === null) continue;
          const visibility = value.isPublic ? "public" : "internal";
          functions.push({ name, udfType, visibility, args: value.exportArgs(), returns: value.exportReturns() });
        }
        // Besides what they are for, these two may export functions like any module.
        const crons = path === "crons.js" && exports.default?.isCrons ? JSON.parse(exports.default.export()) : null;
        const routes = path === "http.js" ? (exports.default?.getRoutes?.().map(([route, method]) => ({ path: route, method })) ?? null) : null;
        return JSON.stringify({ functions, crons, routes });
      }, (value) => host.succeeded(value)),
  };
}
