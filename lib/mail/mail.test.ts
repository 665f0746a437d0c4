import { describe, expect, test } from "vitest";
import { renderMail } from "./render";

const url = "http://localhost:3000/verify-email?token=abc&next=%2Flibrary";

describe("the verification mail", () => {
  test("carries the link as button, as words and in the plain text", async () => {
    const { subject, html, text } = await renderMail("verify-email", { url, name: "Ada" });
    expect(subject).toBe("Confirm your e-mail address");
    expect(html.match(/href="http:\/\/localhost:3000\/verify-email\?token=abc&amp;next=%2Flibrary"/g)).toHaveLength(2);
    expect(text).toContain(url);
    expect(text).toContain("Welcome, Ada.");
  });

  test("shows a name as text, never as markup", async () => {
    const { html } = await renderMail("verify-email", { url, name: `<img src=x onerror="alert(1)">` });
    expect(html).not.toContain("<img");
    expect(html).toContain("&lt;img");
  });

  test("loads nothing from anywhere", async () => {
    const { html } = await renderMail("verify-email", { url });
    const hosts = [...html.matchAll(/(?:src|href)="(https?:\/\/[^/"]+)/g)].map(([, host]) => host);
    expect(new Set(hosts)).toEqual(new Set(["http://localhost:3000"]));
    expect(html).not.toMatch(/<(img|link|script|style)\b/);
  });
});

test.each([
  ["an unknown template", "no-such-mail", { url }],
  ["data that is missing", "verify-email", {}],
  ["a link that runs code", "verify-email", { url: "javascript:alert(1)" }],
])("%s is refused for good", async (_name, template, data) => {
  await expect(renderMail(template, data)).rejects.toHaveProperty("name", "MailDataError");
});
