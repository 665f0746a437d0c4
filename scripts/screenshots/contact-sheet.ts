/** One page with every picture beside its siblings, to be looked at in a browser. */
export function contactSheet(rows: readonly { name: string; path: string; files: readonly string[] }[]): string {
  const escape = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
  const sections = rows.map(
    ({ name, path, files }) =>
      `<section><h2>${escape(name)} <small>${escape(path)}</small></h2><div>${files.map((file) => `<a href="${escape(file)}"><img loading="lazy" src="${escape(file)}" alt="${escape(file)}"></a>`).join("")}</div></section>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Backline, page by page</title>
<style>body{font:14px/1.5 system-ui,sans-serif;margin:2rem;background:#f1f0eb;color:#161512}div{display:flex;gap:1rem;align-items:start;overflow-x:auto}img{height:480px;border:1px solid #ccc}small{font-weight:400;color:#69665d}</style>
<h1>Backline, page by page</h1>${sections.join("")}</html>`;
}
