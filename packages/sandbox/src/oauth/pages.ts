import { html, type Html } from "../kernel/html";
import type { Persona } from "./personas";

/** What the consent page says of the request. */
export interface Consent {
  provider: string;
  /** Where the person is sent back to. */
  product: string;
  /** What the product will learn, in words. */
  learns: readonly string[];
  personas: readonly { persona: Persona; note: string }[];
  /** Whether the provider can keep an address off the public profile. */
  hidesEmail: boolean;
  problem?: string;
}

/** The page on which a person picks who they are and agrees, or does not. Posts to its own address. */
export function consentPage({ provider, product, learns, personas, hidesEmail, problem }: Consent): string {
  return frame(`Sign in with ${provider}`, html`
    <h1>Sign in with ${provider}</h1>
    <p>to continue to <strong>${product}</strong>, which will learn ${new Intl.ListFormat("en").format(learns)}.</p>
    ${problem !== undefined && html`<p class="bad" role="alert">${problem}</p>`}
    <form method="post" class="stack">
      <ul class="list">${personas.map(
        ({ persona, note }) => html`<li><button class="row" name="persona" value="${persona.id}">
          <span class="main">Continue as ${persona.name}</span><span class="sub">${persona.email}${note !== "" && html` (${note})`}</span>
        </button></li>`,
      )}</ul>
    </form>
    <details ${problem !== undefined && html`open`}><summary>Somebody else</summary>
      <form method="post" class="stack">
        <label>Name <input name="name" autocomplete="off" maxlength="100"></label>
        <label>E-mail <input name="email" type="email" required autocomplete="off" maxlength="200"></label>
        <label class="check"><input type="checkbox" name="verified" value="yes" checked> ${provider} has verified this address</label>
        ${hidesEmail && html`<label class="check"><input type="checkbox" name="private" value="yes"> Keep it off the public profile</label>`}
        <button name="persona" value="else">Continue as this person</button>
      </form>
    </details>
    <form method="post"><button name="cancel" value="yes">Cancel</button></form>`);
}

/** What a provider shows instead of sending the person back to an address it does not trust. */
export function refusalPage(provider: string, code: string, explanation: string): string {
  return frame(`${provider}: access blocked`, html`<h1>Access blocked</h1><p>${explanation}</p><p class="quiet">${code}</p>`);
}

const STYLE = html`<style>
  main { max-width: 480px; }
  .stack { display: grid; gap: 16px; margin: 16px 0; }
  .stack label { display: grid; gap: 4px; }
  .stack .check { display: flex; gap: 8px; align-items: center; }
  .stack .check input { min-height: 20px; width: 20px; padding: 0; }
  .stack .list { margin: 0; overflow: hidden; }
  button.row { display: grid; gap: 0; width: 100%; min-height: 64px; padding: 12px 16px; border: 0; border-radius: 0; color: var(--ink); text-align: left; font-weight: 400; }
  button.row:hover { background: var(--ground); }
  button.row:focus-visible { outline-offset: -2px; }
  details { margin: 0 0 16px; padding: 12px 16px; border: 1px solid var(--line); border-radius: var(--radius); }
  summary { min-height: 24px; cursor: pointer; }
</style>`;

function frame(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title} · Local sandbox</title>
  <link rel="stylesheet" href="/console/style.css">
  <link rel="icon" href="data:,">
  ${STYLE}
</head>
<body>
  <p class="notice">Local sandbox: this is not the real sign-in page, and nobody here is a real person</p>
  <main>${body}</main>
</body>
</html>`.toString();
}
