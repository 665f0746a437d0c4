import { StripeError } from "../wire/errors";

/** The JSON body of an admin call; absent fields are undefined, values of another type are refused. */
export interface AdminBody {
  text(name: string): string | undefined;
  amount(name: string): number | undefined;
  flag(name: string): boolean | undefined;
  oneOf<const Value extends string>(name: string, values: readonly Value[]): Value | undefined;
}

export async function readBody(request: Request): Promise<AdminBody> {
  const text = await request.text();
  const parsed: unknown = text === "" ? {} : JSON.parse(text);
  const fields = new Map<string, unknown>(typeof parsed === "object" && parsed !== null ? Object.entries(parsed) : []);
  const refuse = (name: string, wanted: string) => new StripeError(`\`${name}\` must be ${wanted}.`);
  return {
    text(name) {
      const value = fields.get(name);
      if (value === undefined || typeof value === "string") return value;
      throw refuse(name, "text");
    },
    amount(name) {
      const value = fields.get(name);
      if (value === undefined) return undefined;
      if (typeof value === "number" && Number.isSafeInteger(value) && value > 0) return value;
      throw refuse(name, "a positive integer of minor units");
    },
    flag(name) {
      const value = fields.get(name);
      if (value === undefined || typeof value === "boolean") return value;
      throw refuse(name, "true or false");
    },
    oneOf(name, values) {
      const value = fields.get(name);
      if (value === undefined) return undefined;
      const known = values.find((each) => each === value);
      if (known !== undefined) return known;
      throw refuse(name, `one of ${values.join(", ")}`);
    },
  };
}
