import { randomUUID } from "node:crypto";
import { convexToJson, jsonToConvex, type Value } from "convex/values";
import type { ImportMode, ImportTarget, TableImport } from "../db/types";
import { componentPaths } from "../exec/deployment";
import { loadDeployment } from "../exec/deploymentStore";
import { exchangeFiles } from "../files/rows";
import { isObject, type JsonObject } from "../runtime/json";
import type { Handlers, LaneServices } from "./handlers";

type ImportCalls = "startImport" | "addImported" | "finishImport" | "abandonImport" | "putSystemRow" | "systemRows" | "tableCounts";

/** Imports that are being filled. A new lane knows none of an old one's, so those fail; what they left is removed with it. */
export function importHandlers(lane: LaneServices): Pick<Handlers, ImportCalls> {
  const { db } = lane;
  const running = new Map<string, { tables: TableImport; mode: ImportMode; targets: ImportTarget[] }>();
  const find = (handle: string) => {
    const found = running.get(handle);
    if (found === undefined) throw new Error("The import was interrupted: start it again");
    return found;
  };
  return {
    startImport: ({ mode, targets }) => {
      const handle = randomUUID();
      running.set(handle, { tables: db.beginImport({ mode, targets, namespaces: componentPaths(loadDeployment(db)) }), mode, targets });
      return handle;
    },
    addImported: ({ handle, component, table, documents }) => {
      find(handle).tables.add(component, table, documents.map(documentOf));
      return null;
    },
    finishImport: ({ handle, files }) => {
      const { tables, mode, targets } = find(handle);
      const replaced = mode === "append" ? [] : targets.filter(({ name }) => name === "_storage").map(({ namespace }) => namespace);
      const { meta, blobs } = exchangeFiles(db, db.begin("query", { system: true }), files, replaced);
      tables.finish(meta);
      running.delete(handle);
      lane.renew();
      for (const blob of blobs) lane.host().deleteBlob(blob);
      return null;
    },
    abandonImport: (handle) => {
      running.get(handle)?.tables.abandon();
      running.delete(handle);
      return null;
    },
    putSystemRow: ({ table, id, value }) =>
      lane.write(({ tx }) => {
        const system = tx.asSystem();
        if (id === null) return system.insert(table, documentOf(value));
        system.replace(id, documentOf(value), table);
        return id;
      }),
    tableCounts: () => db.tables().map(({ namespace, name, documents }) => ({ component: namespace, name, documents })),
    systemRows: (table) => {
      const rows = db.begin("query", { system: true }).stream({ source: { type: "FullTableScan", tableName: table, order: "asc" }, operators: [] });
      const found: JsonObject[] = [];
      for (let step = rows.next(); step.done !== true; step = rows.next()) {
        const json = convexToJson(step.value);
        if (isObject(json)) found.push(json);
      }
      return found;
    },
  };
}

function documentOf(json: JsonObject): Record<string, Value> {
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, jsonToConvex(value)]));
}
