/**
 * Takes the place of Next's own list (`next.config.mjs`): of its nine entries this is the one that some browser lacks which
 * Next builds for (Chrome 111, Firefox 111, Safari 16.4).
 */
if (!("canParse" in URL)) {
  Object.assign(URL, {
    canParse(url: string | URL, base?: string | URL): boolean {
      try {
        return new URL(url, base) instanceof URL;
      } catch {
        return false;
      }
    },
  });
}
