import { beforeAll, expect, test } from "vitest";
import { scriptsOf } from "../support/document";
import { ask } from "../support/raw";
import { beat, creator } from "../support/world";

/**
 * What a first visit to a public page loads of script, compressed as our own start sends it, in kB. Next and React alone are
 * 111 of it (decision 0017); what is above that is ours. Whoever makes a page lighter lowers its ceiling.
 */
const CEILINGS = { home: 123.1, beats: 124, beat: 126.3, store: 124.6 };
/** No page of Next's is lighter: below it, scripts were missed and nothing was measured. */
const FLOOR = 105;

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

async function scriptKilobytes(path: string): Promise<number> {
  const bytes = await Promise.all(
    scriptsOf((await ask(path, {})).body.toString()).map(async (src) => {
      const { status, body } = await ask(src, { "accept-encoding": "gzip, deflate, br" });
      if (status !== 200) throw new Error(`${src} answered ${status}`);
      return body.length;
    }),
  );
  return bytes.reduce((sum, one) => sum + one, 0) / 1000;
}
