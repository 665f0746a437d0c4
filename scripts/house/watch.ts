import { type FSWatcher, watch } from "node:fs";

/** An editor that saves everything fires many times. */
const QUIET_MS = 150;

/** Calls `changed` when files below the folders have changed and it is quiet again. Generated files are nobody's change. */
export function watchFolders(folders: readonly string[], changed: () => void): { close(): void } {
  let timer: NodeJS.Timeout | undefined;
  const watchers: FSWatcher[] = folders.map((folder) =>
    watch(folder, { recursive: true }, (_event, file) => {
      if (file === null || file.includes("_generated")) return;
      clearTimeout(timer);
      timer = setTimeout(changed, QUIET_MS);
    }),
  );
  return {
    close() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
