import { actionButton, empty, facts, live, moment, table, tabs } from "../console/layout";
import { html, type Html } from "../kernel/html";
import type { ConsoleSection, Kernel } from "../kernel/types";
import { lastEvent, type Mail, type MailEvent, type MailStore } from "./mails";
import { createPreview, previewPath } from "./preview";
import type { Transport } from "./transport";

const SHOWN = 200;
const BAD: readonly MailEvent[] = ["bounced", "complained", "failed", "suppressed"];

/** The inbox of everybody: each mail the product has sent, to read and to follow its links. */
export function mailSection(kernel: Kernel, mails: MailStore, transport: Transport): ConsoleSection {
  const find = (id: string | null) => {
    const mail = mails.get(id ?? "");
    if (mail === undefined) throw new Error("There is no such mail.");
    return mail;
  };
  return {
    slug: "mail",
    title: "Mail",
    count: () => mails.list().length,
    raw: createPreview(kernel, mails),
    render(path, query) {
      if (path === "/") return inbox(mails.list());
      const mail = mails.get(path.slice(1));
      return mail === undefined ? null : reading(mail, query.get("view"));
    },
    actions: {
      bounce: (form) => transport.bounce(find(form.get("id"))),
      soft: (form) => transport.softBounce(find(form.get("id"))),
      complain: (form) => transport.complain(find(form.get("id"))),
      open: (form) => transport.open(find(form.get("id"))),
      click: (form) => transport.click(find(form.get("id"))),
      delay: (form) => transport.delay(find(form.get("id"))),
      fail: (form) => transport.fail(find(form.get("id"))),
    },
  };
}

function inbox(mails: readonly Mail[]): Html {
  const newest = mails.toReversed().slice(0, SHOWN);
  return html`
    <h1>Mail</h1>
    <p>Every mail the product has sent, newest first. None has left this machine.</p>
    ${live("inbox", newest.length === 0 ? empty("No mail yet", "Sign up in the product: the mail with its confirmation link appears here.") : html`<ul class="list">${newest.map(
      (mail) => html`<li><a class="row" href="/console/mail/${mail.id}">
        <span class="main">${mail.subject}</span><span class="side">${moment(mail.createdAt)}</span>
        <span class="sub">to ${mail.to.join(", ")}</span><span class="side">${state(mail)}</span>
      </a></li>`,
    )}</ul>`)}
    ${mails.length > SHOWN && html`<p class="quiet">The newest ${SHOWN} of ${mails.length}.</p>`}`;
}

function reading(mail: Mail, view: string | null): Html {
  const chosen = view ?? (mail.html === null ? "text" : "html");
  const back = `/console/mail/${mail.id}`;
  const views = [mail.html !== null && ["html", "Rendered"], mail.text !== null && ["text", "Plain text"], ["links", "Links"], ["headers", "Headers"]] as const;
  return html`
    <p><a href="/console/mail">All mail</a></p>
    <h1>${mail.subject}</h1>
    ${facts([
      ["From", mail.from],
      ["To", mail.to.join(", ")],
      ["Cc", mail.cc.join(", ")],
      ["Bcc", mail.bcc.join(", ")],
      ["Sent", moment(mail.createdAt)],
      ["Scheduled", mail.scheduledAt !== null && moment(mail.scheduledAt)],
      ["State", state(mail)],
      ["Attached", mail.attachments.length > 0 && attachments(mail)],
    ])}
    ${tabs("Views", views.flatMap((entry) => (entry === false ? [] : [{ label: entry[1], href: `${back}?view=${entry[0]}`, current: chosen === entry[0] }])))}
    ${body(mail, chosen)}
    <h2>What happened</h2>
    ${live("happened", timeline(mail))}
    <h2>What could happen</h2>
    <p class="quiet">Resend tells the product of it by a webhook.</p>
    <div class="actions">${VERBS.map(([verb, label]) => actionButton("mail", verb, label, { back, fields: { id: mail.id } }))}</div>`;
}

const VERBS = [
  ["open", "It is opened"],
  ["click", "Its link is followed"],
  ["bounce", "It bounces for good"],
  ["soft", "It bounces for now"],
  ["complain", "It is marked as spam"],
  ["delay", "Its server makes it wait"],
  ["fail", "Resend cannot send it"],
] as const;

function timeline(mail: Mail): Html {
  const entries = [{ event: mail.scheduledAt === null ? "accepted" : "scheduled", at: mail.createdAt }, ...mail.events];
  return html`<ol class="events">${entries.map(
    ({ event, at }) => html`<li class="${BAD.some((bad) => bad === event) ? "bad" : "good"}"><span class="what">${event.replaceAll("_", " ")}</span> <span class="quiet">${moment(at)}</span></li>`,
  )}</ol>`;
}

function body(mail: Mail, view: string): Html {
  if (view === "headers") return headers(mail);
  if (view === "links") return links(mail);
  if (view === "text") return html`<pre>${linked(mail.text ?? "")}</pre>`;
  return html`<iframe title="The mail" src="${previewPath(mail)}"
    sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"></iframe>`;
}

function headers(mail: Mail): Html {
  const rows = [
    ["From", mail.from],
    ["To", mail.to.join(", ")],
    ["Reply-To", mail.replyTo.join(", ")],
    ["Subject", mail.subject],
    ["Message-ID", mail.messageId],
    ...Object.entries(mail.headers),
    ...mail.tags.map(({ name, value }) => [`Tag ${name}`, value]),
  ];
  return table(["Header", "Value"], rows.filter(([, value]) => value !== ""));
}

/** Every address that the mail leads to, whichever of its two parts names it. */
function links(mail: Mail): Html {
  const inHtml = [...(mail.html ?? "").matchAll(/href="(https?:[^"]+)"/g)].map(([, address = ""]) => address.replaceAll("&amp;", "&"));
  const inText = (mail.text ?? "").match(/https?:\/\/[^\s<>"]+/g) ?? [];
  const all = [...new Set([...inHtml, ...inText])];
  if (all.length === 0) return html`<p class="quiet">This mail has no link.</p>`;
  return html`<ul class="list">${all.map((address) => html`<li><a class="row" href="${address}" target="_blank" rel="noreferrer">${address}</a></li>`)}</ul>`;
}

function attachments(mail: Mail): Html[] {
  return mail.attachments.map(({ filename, content, path }, index) =>
    content === null
      ? html`${filename ?? path} (not fetched) `
      : html`<a href="${previewPath(mail)}/attachments/${index}">${filename ?? "attachment"}</a> (${content.size} bytes) `,
  );
}

/** Text with its web addresses as links. */
function linked(text: string): (Html | string)[] {
  return text.split(/(https?:\/\/[^\s<>"]+)/).map((part, index) =>
    index % 2 === 1 ? html`<a href="${part}" target="_blank" rel="noreferrer">${part}</a>` : part,
  );
}

function state(mail: Mail): Html {
  const event = lastEvent(mail);
  if (event === "delivered") return html`<span class="good">delivered</span>`;
  return BAD.includes(event) ? html`<span class="bad">${event}</span>` : html`${event}`;
}
