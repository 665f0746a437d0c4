import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { beat, creator, house } from "../support/world";

/**
 * What a first visit to a public page loads of script, compressed as our own start sends it, in kB. Next and React alone are
 * 135 of it (decision 0017); what is above that is ours. Whoever makes a page lighter lowers its ceiling.
 */
const CEILINGS = { home: 172, beats: 181, beat: 182, store: 176 };
/** No page of Next's is lighter: below it, scripts were missed and nothing was measured. */
const FLOOR = 120;

let paths: Record<keyof typeof CEILINGS, string>;
beforeAll(async () => {
  const seller = await creator();
  const { slug } = await beat(seller);
  paths = { home: "/", beats: "/beats", beat: `/beats/${slug}`, store: `/${seller.slug}` };
});

test.each(["home", "beats", "beat", "store"] as const)("the page of %s loads no more script than it did", async (page) => {
  const weight = await scriptKilobytes(paths[page]);
  expect(weight).toBeGreaterThan(FLOOR);
  expect(weight).toBeLessThanOrEqual(CEILINGS[page]);
});

/** The scripts that the document names, except those for browsers without modules. */
async function scriptKilobytes(path: string): Promise<number> {
  const { appUrl } = house();
  const document = await (await fetch(`${appUrl}${path}`)).text();
  const tags = [...document.matchAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !tag.includes("noModule"));
  const bytes = await Promise.all(
    [...new Set(tags.map(([, src = ""]) => src))].map(async (src) => {
      const answer = await fetch(new URL(src, appUrl));
      if (!answer.ok) throw new Error(`${src} answered ${answer.status}`);
      return gzipSync(Buffer.from(await answer.arrayBuffer())).length;
    }),
  );
  return bytes.reduce((sum, one) => sum + one, 0) / 1000;
}
