import { type Answer, notFound, refusal } from "./answer";
import { environmentJson } from "./environment";
import { clientJson, sessionJson, signInJson, signUpJson } from "./resources";
import { makeId, passwordMatches, type StandinClient, type StandinState, type StandinUser } from "./state";
import type { TokenMaker } from "./tokens";

const YEAR = 31_536_000;
const LASTING = `Path=/; SameSite=Lax; Max-Age=${YEAR}`;

/** One request of clerk-js. */
export interface FrontendCall {
  method: string;
  path: string;
  query: URLSearchParams;
  form: Record<string, string>;
  /** The value of the `__client` cookie. */
  clientToken: string | undefined;
}

interface FrontendOptions {
  state: StandinState;
  tokens: TokenMaker;
  appUrl: string;
  /** Told of everybody who signed up. */
  onUser(user: StandinUser): void;
}

/** The Frontend API as clerk-js 6.34 calls it with e-mail and password: no other strategy, no organisations. */
export function frontendApi({ state, tokens, appUrl, onUser }: FrontendOptions) {
  return async (call: FrontendCall): Promise<Answer> => {
    if (call.path === "/v1/environment") return { status: 200, json: environmentJson(appUrl) };
    const { client, cookies } = clientOf(call.clientToken);
    if (call.path === "/v1/client/handshake") return await handshake(client, call.query.get("redirect_url") ?? appUrl);

    const respond = async (response: unknown): Promise<Answer> => ({
      status: 200,
      json: { response, client: call.path === "/v1/client" ? null : await clientJson(state, tokens, client) },
      cookies: [...cookies, `__client_uat=${client.updatedAt}; ${LASTING}`],
    });
    const [, resource = "", id = "", action = "", detail] = /^\/v1\/client\/(sign_ins|sign_ups|sessions)(?:\/([^/]+))?(?:\/([^/]+))?(?:\/([^/]+))?$/.exec(call.path) ?? [];

    if (call.path === "/v1/client" && call.method === "GET") return await respond(await clientJson(state, tokens, client));
    if (resource === "sign_ins") return await signIn(client, call.form, id, respond);
    if (resource === "sign_ups") return await signUp(client, call.form, respond);
    if (resource !== "sessions") return notFound();
    if (id === "" && call.method === "DELETE") {
      state.endSession(client, null);
      return await respond(await clientJson(state, tokens, client));
    }
    const session = client.sessions.find((each) => each.id === id);
    if (session === undefined) return notFound();
    if (action === "tokens") return { status: 200, json: { object: "token", jwt: detail === undefined ? await tokens.session(session) : await tokens.template(session, detail) } };
    if (action === "touch") return await respond(await sessionJson(state, tokens, session));
    if (action !== "remove" && action !== "end") return notFound();
    const removed = await sessionJson(state, tokens, session, "removed");
    state.endSession(client, session.id);
    return await respond(removed);
  };

  function clientOf(token: string | undefined): { client: StandinClient; cookies: string[] } {
    const known = token === undefined ? undefined : state.clients.get(token);
    if (known !== undefined) return { client: known, cookies: [] };
    const fresh = makeId("ct");
    const client = state.newClient();
    state.clients.set(fresh, client);
    return { client, cookies: [`__client=${fresh}; ${LASTING}; HttpOnly`] };
  }

  /** Back to where the browser came from, with cookies that say how its sessions stand. */
  async function handshake(client: StandinClient, back: string): Promise<Answer> {
    if (new URL(back).origin !== appUrl) return refusal(400, "redirect_url_invalid", "The redirect URL is not allowed.");
    const session = client.sessions.at(-1);
    const token = session === undefined ? "__session=; Path=/; Max-Age=0" : `__session=${await tokens.session(session)}; ${LASTING}`;
    return { status: 307, headers: { location: back }, cookies: [`__client_uat=${client.updatedAt}; ${LASTING}`, token] };
  }

  async function signIn(client: StandinClient, form: Record<string, string>, id: string, respond: (value: unknown) => Promise<Answer>): Promise<Answer> {
    if (id === "") {
      const user = state.userByEmail(form.identifier ?? "");
      if (user === undefined) return refusal(422, "form_identifier_not_found", "Couldn't find your account.", "identifier");
      client.signIn = { id: makeId("sia"), userId: user.id, identifier: user.email };
    }
    const attempt = client.signIn;
    const user = state.users.get(attempt?.userId ?? "");
    if (attempt === null || user === undefined) return notFound();
    if (form.password === undefined) return await respond(signInJson(attempt, null));
    if (!passwordMatches(user, form.password)) return refusal(422, "form_password_incorrect", "Password is incorrect. Try again, or use another method.", "password");
    const session = state.startSession(client, user.id);
    client.signIn = null;
    return await respond(signInJson(attempt, session.id));
  }

  async function signUp(client: StandinClient, form: Record<string, string>, respond: (value: unknown) => Promise<Answer>): Promise<Answer> {
    const attempt = {
      ...(client.signUp ?? { id: makeId("sua") }),
      ...(form.email_address === undefined ? {} : { email: form.email_address }),
      ...(form.password === undefined ? {} : { password: form.password }),
      ...(form.first_name === undefined ? {} : { firstName: form.first_name }),
      ...(form.last_name === undefined ? {} : { lastName: form.last_name }),
    };
    client.signUp = attempt;
    const { email, password, firstName, lastName } = attempt;
    if (email !== undefined && state.userByEmail(email) !== undefined) {
      return refusal(422, "form_identifier_exists", "That email address is taken. Please try another.", "email_address");
    }
    if (email === undefined || password === undefined || firstName === undefined || lastName === undefined) return await respond(signUpJson(attempt, null));
    const user = state.addUser({ email, password, firstName, lastName });
    const session = state.startSession(client, user.id);
    client.signUp = null;
    onUser(user);
    return await respond(signUpJson(attempt, { userId: user.id, sessionId: session.id }));
  }
}
