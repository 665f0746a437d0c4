interface ImportMeta {
  /** Vite's: a loader for each module that matches a pattern. */
  glob(patterns: string[]): Record<string, () => Promise<unknown>>;
}
