import {
  actionGeneric,
  anyApi,
  componentsGeneric,
  filterApi,
  internalActionGeneric,
  internalMutationGeneric,
  internalQueryGeneric,
  mutationGeneric,
  queryGeneric,
  type ActionBuilder,
  type ApiFromModules,
  type DataModelFromSchemaDefinition,
  type FilterApi,
  type FunctionReference,
  type FunctionType,
  type GenericDataModel,
  type GenericSchema,
  type MutationBuilder,
  type QueryBuilder,
  type SchemaDefinition,
} from "convex/server";
import type { TransactionLimits } from "../db/limits";
import { deploymentUnderTest } from "./convexTest";
import { TestModules } from "./modules";
import type { TestDeployment, Untyped } from "./types";

type AnySchema = SchemaDefinition<GenericSchema, boolean>;

/** Mounts a component under a name; what it answers tells the type of its functions. */
export type ComponentRegistration<Api> = (t: TestDeployment<Untyped>, name: string) => Api | void;
type Registrations = Record<string, { register: ComponentRegistration<unknown> }>;

/** A component's references, under the name it is mounted with. */
type Named<Api, Name extends string> =
  Api extends FunctionReference<infer Type, infer Visibility, infer Args, infer Answer>
    ? FunctionReference<Type, Visibility, Args, Answer, Name>
    : { [Key in keyof Api]: Named<Api[Key], Name> };
type ReferencesOf<Components extends Registrations> = {
  [Name in keyof Components]: Components[Name]["register"] extends ComponentRegistration<infer Api> ? Named<Api, Name & string> : never;
};

type Reference<Visibility extends "public" | "internal"> = FunctionReference<FunctionType, Visibility>;

/** Builders of functions for one schema. */
export interface TestApp<Schema extends AnySchema, Components extends Registrations> {
  /** References to the functions of its components. */
  components: ReferencesOf<Components>;
  query: QueryBuilder<ModelOf<Schema>, "public">;
  internalQuery: QueryBuilder<ModelOf<Schema>, "internal">;
  mutation: MutationBuilder<ModelOf<Schema>, "public">;
  internalMutation: MutationBuilder<ModelOf<Schema>, "internal">;
  action: ActionBuilder<ModelOf<Schema>, "public">;
  internalAction: ActionBuilder<ModelOf<Schema>, "internal">;
  /** Modules by their path without extension (`messages`, `admin/users`), each as an object of its exports. */
  defineModules: <Modules extends Record<string, object>>(modules: Modules) => TestAppDefinition<Schema, Modules>;
}

type ModelOf<Schema extends AnySchema> = DataModelFromSchemaDefinition<Schema> & GenericDataModel;

export interface TestAppDefinition<Schema extends AnySchema, Modules extends Record<string, object>> {
  api: FilterApi<ApiFromModules<Modules>, Reference<"public">>;
  internal: FilterApi<ApiFromModules<Modules>, Reference<"internal">>;
  /** A fresh deployment with the app's components mounted. */
  createTest: (options?: { transactionLimits?: Partial<TransactionLimits> | boolean }) => TestDeployment<DataModelFromSchemaDefinition<Schema>>;
}

/**
 * An app that stands in the test itself: functions, references and components without a generated file. Throws when a
 * component's name is none, or its `register` would have to be waited for.
 */
export function defineTestApp<Schema extends GenericSchema, Components extends Registrations = Record<never, never>>({
  schema,
  components,
}: {
  schema: SchemaDefinition<Schema, boolean>;
  components?: Components;
}): TestApp<SchemaDefinition<Schema, boolean>, Components> {
  const registrations = Object.entries(components ?? {});
  for (const [name] of registrations) {
    if (!/^[^/ ]+$/.test(name)) throw new Error(`"${name}" is no name of a component. One inside another is registered by the outer one.`);
  }
  const references: Untyped = componentsGeneric();
  const api: Untyped = filterApi(anyApi);
  return {
    components: references,
    query: queryGeneric,
    internalQuery: internalQueryGeneric,
    mutation: mutationGeneric,
    internalMutation: internalMutationGeneric,
    action: actionGeneric,
    internalAction: internalActionGeneric,
    defineModules: (modules) => ({
      api,
      internal: api,
      createTest: ({ transactionLimits = false } = {}) => {
        const t = deploymentUnderTest(schema, TestModules.written(modules), transactionLimits);
        for (const [name, { register }] of registrations) {
          if (register(t, name) instanceof Promise) throw new Error(`Registering the component "${name}" must not be asynchronous.`);
        }
        return t;
      },
    }),
  };
}
