/** An element of a document that was read; `text` is its own and its children's, without references. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
  child(name: string): XmlElement | undefined;
  all(name: string): XmlElement[];
}

const TOKEN = /<\?xml[^?]*\?>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const REFERENCES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Reads the XML that our feeds and sitemaps may consist of; throws at the first thing that is not well-formed. */
export function readXml(source: string): { root: XmlElement } {
  const top = make("#document", "");
  const open = [top];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(source);
    if (token === null) throw new Error(`not well-formed at ${at}: ${source.slice(at, at + 60)}`);
    const [, closed, opened, attributes = "", empty, text] = token;
    const parent = open.at(-1);
    if (parent === undefined) throw new Error(`something follows the document at ${at}`);
    if (text !== undefined) parent.text += plain(text);
    if (closed !== undefined && open.pop()?.name !== closed) throw new Error(`</${closed}> closes what was not open`);
    if (opened === undefined) continue;
    const element = make(opened, attributes);
    parent.children.push(element);
    if (empty === "") open.push(element);
  }
  const [root] = top.children;
  if (root === undefined || open.length !== 1 || top.children.length !== 1) throw new Error("not one whole document");
  return { root };
}

function make(name: string, attributes: string): XmlElement {
  const children: XmlElement[] = [];
  const pairs = [...attributes.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, plain(value)] as const);
  const all = (wanted: string) => children.filter((child) => child.name === wanted);
  return { name, attributes: Object.fromEntries(pairs), children, text: "", child: (wanted) => all(wanted)[0], all };
}

function plain(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|apos);)/.test(text) || text.includes("]]>")) throw new Error(`a bare character in ${text.slice(0, 60)}`);
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)) throw new Error("a character that XML cannot carry");
  return text.replace(/&(\w+);/g, (whole, name: string) => REFERENCES[name] ?? whole);
}
