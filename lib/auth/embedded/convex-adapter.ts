import { createAdapterFactory, type AdapterFactoryConfig, type CustomAdapter } from "better-auth/adapters";
import type { BetterAuthOptions } from "better-auth/types";
import { api } from "../../../convex/_generated/api";
import type { ConvexCaller } from "../../convex/clients";
import { convexStore, newRow, type NewRow } from "./convex-store";

const CONFIG: AdapterFactoryConfig = {
  adapterId: "convex",
  adapterName: "Convex",
  supportsNumericIds: false,
  // Times cross as Unix milliseconds; the factory would make text of them.
  supportsDates: true,
  supportsBooleans: true,
  customTransformInput: ({ data }) => (data instanceof Date ? data.getTime() : data),
  customTransformOutput: ({ data, fieldAttributes }) =>
    fieldAttributes.type === "date" && typeof data === "number" ? new Date(data) : data,
};

/**
 * Better Auth's database on Convex functions that only the service may call.
 *
 * A transaction of Better Auth holds creates (a sign-up's user, password and session). They are buffered and
 * committed by one Convex mutation, which also enforces what must be unique; their ids are ours, so nothing waits for
 * the database to name them.
 */
export function convexAdapter(convex: () => ConvexCaller) {
  return (options: BetterAuthOptions) => {
    const factory = createAdapterFactory({
      config: {
        ...CONFIG,
        transaction: async (work) => {
          const rows: NewRow[] = [];
          const buffered = createAdapterFactory({ config: CONFIG, adapter: () => bufferedStore(convexStore(convex), rows) });
          const result = await work(buffered(options));
          if (rows.length > 0) await convex().mutation(api.identity.authStore.commit, { rows });
          return result;
        },
      },
      adapter: () => convexStore(convex),
    });
    return factory(options);
  };
}

/**
 * Reads go through and see what is committed. A write that is no create cannot wait for the commit without reading
 * its own rows, so a flow that has one inside a transaction is refused: better at its first test than half done.
 */
function bufferedStore(store: CustomAdapter, rows: NewRow[]): CustomAdapter {
  const refuse = (): never => {
    throw new Error("A transaction of the auth store holds creates only");
  };
  return {
    ...store,
    create: async ({ model, data }) => {
      rows.push(newRow(model, data));
      return data;
    },
    update: async () => refuse(),
    updateMany: async () => refuse(),
    delete: async () => refuse(),
    deleteMany: async () => refuse(),
    consumeOne: async () => refuse(),
  };
}
