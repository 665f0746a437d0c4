/** Two inks on flat paper, as on a two-colour print. None is near the signal colour, which belongs to actions alone. */
export type CoverInks = { paper: string; ink: string; second: string };

export const coverInks: readonly CoverInks[] = [
  { paper: "#1f2a44", ink: "#f4c95d", second: "#e07a5f" },
  { paper: "#e4572e", ink: "#f6e7cb", second: "#23201c" },
  { paper: "#0f3d30", ink: "#e8b4bc", second: "#f3ead9" },
  { paper: "#f0d3a8", ink: "#b83222", second: "#2b2a27" },
  { paper: "#2e294e", ink: "#f1e3c9", second: "#e8735a" },
  { paper: "#d8cdc0", ink: "#1d1c1a", second: "#c4472d" },
  { paper: "#a9c4b1", ink: "#1f3038", second: "#f5efdf" },
  { paper: "#6f1d37", ink: "#f2c6b4", second: "#e0a23a" },
  { paper: "#efb61b", ink: "#1d1c1a", second: "#c7402a" },
  { paper: "#1d1c1a", ink: "#e9e3d5", second: "#d9552f" },
  { paper: "#c3553c", ink: "#f3e6d0", second: "#33202a" },
  { paper: "#efe7d6", ink: "#17513f", second: "#d99a2b" },
];
