import { facts, moment, table } from "../console/layout";
import { html, type Html } from "../kernel/html";
import type { ConsoleSection } from "../kernel/types";
import type { Authority, Grant } from "./authority";

const SHOWN = 100;

/** Who can sign in where, and who has. */
export function signInSection(authorities: readonly { title: string; authority: Authority }[]): ConsoleSection {
  return {
    slug: "sign-in",
    title: "Sign-in",
    count: () => authorities.reduce((sum, { authority }) => sum + authority.grants().length, 0),
    render: (path) => (path === "/" ? html`<h1>Sign-in</h1>${authorities.map(describe)}` : null),
  };
}

function describe({ title, authority }: { title: string; authority: Authority }): Html {
  const { client } = authority;
  const grants = authority.grants().toReversed().slice(0, SHOWN);
  return html`
    <h2>${title}</h2>
    ${facts([["Client", client.id], ["Sends people back to", client.redirectUri]])}
    ${table(
      ["Person", "E-mail", "Verified", "Public"],
      authority.personas().map(({ name, email, emailVerified, emailPublic }) => [name, email, yesNo(emailVerified), yesNo(emailPublic)]),
    )}
    ${grants.length === 0 && html`<p class="quiet">Nobody has signed in with ${title} yet.</p>`}
    ${grants.length > 0 &&
    table(
      ["When", "Person", "Scopes", "State"],
      grants.map((grant) => [moment(grant.at), authority.persona(grant.personaId)?.name ?? grant.personaId, grant.scopes.join(" "), stateOf(grant)]),
    )}`;
}

function stateOf({ accessToken, revoked }: Grant): Html {
  if (revoked) return html`<span class="bad">code used twice, token revoked</span>`;
  return accessToken === null ? html`agreed, code not used` : html`<span class="good">signed in</span>`;
}

function yesNo(value: boolean): string {
  return value ? "yes" : "no";
}
