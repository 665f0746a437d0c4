import type { JSONValue } from "convex/values";
import type { SchemaPrediction } from "../db/types";
import type { Deployment } from "../exec/deployment";
import { index } from "./pushAnswers";

/** What a push would do to the tables of the app or of one component. */
export interface ComponentPrediction {
  component: string;
  /** Path of its definition, "" for the app. */
  definition: string;
  schemaValidation: boolean;
  prediction: SchemaPrediction;
}

/** `evaluate_push`: the CLI reads the index diffs only. */
export function evaluatePushAnswer(predictions: readonly ComponentPrediction[]): JSONValue {
  const indexDiffs = predictions.map(({ component, prediction: { indexes } }): [string, JSONValue] => {
    const changed = (change: string) => indexes.filter((entry) => entry.change === change).map(index);
    return [component, { added_indexes: changed("added"), removed_indexes: changed("dropped"), enabled_indexes: changed("enabled"), disabled_indexes: changed("disabled") }];
  });
  return { schemaChange: { allocatedComponentIds: {}, schemaIds: {}, indexDiffs: Object.fromEntries(indexDiffs) } };
}

/** `evaluate_schema` (`cli/lib/deployApi/evaluateSchema.ts`): from it the CLI asks before large indexes are built or dropped. */
export function evaluateSchemaAnswer(predictions: readonly ComponentPrediction[], before: Deployment | null): JSONValue {
  const evaluations = predictions.map(({ component, definition, schemaValidation, prediction }): [string, JSONValue] => [
    component,
    {
      definitionPath: definition,
      schemaValidation,
      tables: prediction.tables.map(({ name, validated, walks, numDocs, sizeBytes }) => ({
        name,
        outcome: walks ? "mustWalk" : validated ? "supersetOfEnforced" : "notValidated",
        numDocs,
        sizeBytes,
      })),
      indexes: prediction.indexes.map((entry) => ({ ...index(entry), change: entry.change, needsBackfill: entry.change === "added" && entry.numDocs > 0, numDocs: entry.numDocs })),
    },
  ]);
  const known = new Set(Object.keys(before?.definitions ?? {}));
  const fresh = [...new Set(predictions.map(({ definition }) => definition))].filter((path) => path !== "" && !known.has(path));
  return { componentSchemaEvaluations: Object.fromEntries(evaluations), newComponentDefinitions: fresh };
}
