import { html, type Html } from "../kernel/html";

export function notFound(): Html {
  return html`<h1>Nothing here</h1><p>The sandbox has no such page. It may have been reset since the link was made.</p>`;
}

export function actionFailed(reason: string, back: string): Html {
  return html`<h1>It did not work</h1><p>${reason}</p><p><a href="${back}">Back</a></p>`;
}
