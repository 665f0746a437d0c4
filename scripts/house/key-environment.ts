import { jwksDataUri, type Secrets } from "./secrets";

/** An installation's own keys as Next's environment takes them: the private halves. */
export function appKeys(appUrl: string, secrets: Secrets): Record<string, string> {
  const signer = ({ kid, privateKeyPem }: Secrets["user"], issuer: string) => ({ kid, privateKeyPem, issuer: `${appUrl}/issuer/${issuer}` });
  return {
    APP_URL: appUrl,
    AUTH_SECRET: secrets.authSecret,
    AUTH_KEYS: Buffer.from(JSON.stringify({ service: signer(secrets.service, "service"), user: signer(secrets.user, "user") })).toString("base64"),
    WORK_SECRET: secrets.workSecret,
    DOWNLOAD_SECRET: secrets.downloadSecret,
  };
}

/** The same for the Convex deployment: the public halves, the secret that signs its bell, and no issuer but our own. */
export async function convexKeys(appUrl: string, secrets: Secrets): Promise<Record<string, string>> {
  return {
    APP_URL: appUrl,
    APP_INTERNAL_URL: appUrl,
    WORK_SECRET: secrets.workSecret,
    AUTH_SERVICE_ISSUER: `${appUrl}/issuer/service`,
    AUTH_SERVICE_JWKS: await jwksDataUri(secrets.service),
    AUTH_USER_ISSUER: `${appUrl}/issuer/user`,
    AUTH_USER_JWKS: await jwksDataUri(secrets.user),
    CLERK_JWT_ISSUER_DOMAIN: "off",
  };
}
