/** The light values of the product's tokens (`app/globals.css`), as mail clients need them: written into every element. */
export const LOOK = {
  ground: "#fafaf7",
  raised: "#ffffff",
  line: "#e0ded6",
  ink: "#161512",
  inkSoft: "#55534b",
  inkFaint: "#69665d",
  signal: "#2a3fe0",
  onSignal: "#ffffff",
  wave: "#8b887d",
  /** No font is fetched from anywhere: the reader's own. */
  fonts: "Inter, -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif",
} as const;
