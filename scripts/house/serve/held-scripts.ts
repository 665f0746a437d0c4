/** A script of the build that a browser runs as soon as it has it: its address, nonce and, if any, its id. */
const SCRIPT = /<script(?=[^>]* async="")(?=[^>]* src="(\/_next\/static\/[^"]+)")(?=[^>]* nonce="([^"]+)")(?:[^>]*( id="[^"]+"))?[^>]*><\/script>/g;
/** What asks for a script before its tag does. */
const PRELOAD = /<link rel="preload" as="script"[^>]*>/g;
/** No such tag is longer; an inline script is, and need not be kept together. */
const LONGEST = 1024;

/**
 * Runs in the page, before any script of the build: `held(src)` keeps a script until the first paint, and runs at once what
 * comes later. Over a line with a way to go the script is fetched meanwhile; over a near one (ms there and back, where the
 * browser tells) it would be there before the paint and in its way, and afterwards takes no time. Nothing is painted in a tab
 * that nobody sees, and not every browser tells of a paint: there the end of the document has to do, and everywhere a second
 * after it. A frame whose document is not at its end keeps `load` back, which whoever waits for it takes for "everything is there".
 */
const LOADER = [
  `(()=>{let waiting=[];const nonce=document.currentScript.nonce,near=navigator.connection?.rtt<50;`,
  `const add=(name,properties)=>{const element=Object.assign(document.createElement(name),{nonce},properties);document.head.append(element);return element};`,
  `const frame=add("iframe",{hidden:true});frame.contentDocument?.open();`,
  `const run=(src)=>add("script",{src,async:true});`,
  `const go=()=>{if(!waiting)return;const all=waiting;waiting=null;all.forEach(run);frame.contentDocument?.close();frame.remove()};`,
  `self.held=(src)=>{if(!waiting)return run(src);waiting.push(src);near||add("link",{rel:"preload",as:"script",fetchPriority:"low",href:src})};`,
  `const tells=document.visibilityState==="visible"&&self.PerformanceObserver?.supportedEntryTypes?.includes("paint");`,
  `tells&&new PerformanceObserver((paints)=>paints.getEntriesByName("first-contentful-paint").length&&go()).observe({type:"paint",buffered:true});`,
  `document.addEventListener("DOMContentLoaded",()=>tells?setTimeout(go,1000):go());`,
  `document.addEventListener("visibilitychange",go)})();`,
].join("");

/** Rewrites a page, part by part, so that its scripts wait for its first paint (decision 0037). */
export class HeldScripts {
  /** Bytes as latin1, as everything here: a part may end within a letter. */
  #rest = "";
  #loads = false;

  /** @returns what may leave; what stays may be the beginning of a script's tag */
  push(part: Buffer): Buffer {
    const text = this.#rest + part.toString("latin1");
    const end = endOfWhole(text);
    this.#rest = text.slice(end);
    return this.#rewrite(text.slice(0, end));
  }

  /** @returns what stayed, with the page's last part */
  end(part: Buffer): Buffer {
    const text = this.#rest + part.toString("latin1");
    this.#rest = "";
    return this.#rewrite(text);
  }

  #rewrite(text: string): Buffer {
    const rewritten = text.replace(PRELOAD, "").replace(SCRIPT, (_tag, src: string, nonce: string, id = "") => {
      const loader = this.#loads ? "" : LOADER;
      this.#loads = true;
      return `<script nonce="${nonce}"${id}>${loader}held("${src}")</script>`;
    });
    return Buffer.from(rewritten, "latin1");
  }
}

/** How far the text goes before a tag that may end in the next part. */
function endOfWhole(text: string): number {
  const script = text.lastIndexOf("<script ");
  const tag = text.lastIndexOf("<");
  if (isOpen(text, script, "</script>")) return script;
  return isOpen(text, tag, ">") ? tag : text.length;
}

function isOpen(text: string, from: number, end: string): boolean {
  return from >= 0 && text.length - from <= LONGEST && !text.includes(end, from);
}
