import type { AuthProvider } from "../exec/deployment";
import { isObject, type JsonObject } from "../runtime/json";

/** An `auth.config.ts` that cannot be used; code and words follow Convex. */
export class AuthConfigError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const SEE_DOCS = "To learn more, see the auth documentation at https://docs.convex.dev/auth.";

/** Reads the default export of `auth.config.ts`. */
export function parseAuthConfig(json: string): AuthProvider[] {
  const config: unknown = JSON.parse(json);
  if (config === null) throw new AuthConfigError("AuthConfigMissingExportError", `auth config file is missing default export. ${SEE_DOCS}`);
  if (!isObject(config) || !Array.isArray(config.providers)) throw notMatching("missing field `providers`");
  return config.providers.map((provider, index) => {
    if (!isObject(provider)) throw notMatching(`Provider at index ${index} is not an object.`);
    return parseProvider(provider, index);
  });
}

function parseProvider(provider: JsonObject, index: number): AuthProvider {
  const type = provider.type ?? "oidc";
  if ("applicationId" in provider || "applicationid" in provider) {
    throw notMatching(`Provider at index ${index} must have applicationID property spelled lowercase 'application', capital I, capital D.`);
  }
  if (type !== "customJwt" && type !== "oidc") throw notMatching(`Provider at index ${index} has unexpected 'type' value '${String(type)}'`);
  if (type === "oidc") {
    if ("issuer" in provider) throw notMatching(`Provider at index ${index} is oidc so cannot have an 'issuer' specified.`);
    return { type, domain: field(provider, index, "domain"), applicationID: field(provider, index, "applicationID") };
  }
  if ("domain" in provider) throw notMatching(`Provider at index ${index} is a customJwt so cannot have a 'domain' specified`);
  const algorithm = field(provider, index, "algorithm");
  if (algorithm !== "RS256" && algorithm !== "ES256") throw notMatching(`Provider at index ${index} has unexpected 'algorithm' value '${algorithm}'`);
  const applicationID = typeof provider.applicationID === "string" ? provider.applicationID : null;
  return { type, issuer: field(provider, index, "issuer"), jwks: field(provider, index, "jwks"), algorithm, applicationID };
}

function field(provider: JsonObject, index: number, name: string): string {
  const value = provider[name];
  if (typeof value !== "string") throw notMatching(`Provider at index ${index} is missing field \`${name}\``);
  return value;
}

function notMatching(reason: string): AuthConfigError {
  return new AuthConfigError("AuthConfigNotMatchingSchemaError", `auth config file must include a list of provider credentials: ${reason}`);
}
