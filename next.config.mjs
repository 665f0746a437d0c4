/** @type {import("next").NextConfig} */
const config = {
  // Journeys and benches build beside a running start; each needs its own output folder.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  // Native and wasm packages stay outside the bundle: they load files beside themselves.
  serverExternalPackages: ["@react-pdf/renderer", "mpg123-decoder", "wasm-media-encoders"],
  // `npm test` checks types once for the whole house.
  typescript: { ignoreBuildErrors: true },
  turbopack: {
    root: import.meta.dirname,
    // Next sends every page its own last resort beside ours, polyfills and a copy of Node's `process`: 2.7 kB that nobody needs.
    resolveAlias: {
      "./builtin/global-error": "./app/global-error.tsx",
      "../components/builtin/global-error": "./app/global-error.tsx",
      "../build/polyfills/polyfill-module": "./lib/browser/polyfills.ts",
      "next/dist/build/polyfills/process": "./lib/browser/process.ts",
    },
  },
  experimental: {
    // Fewer and larger files compress better: 1.4 kB less script on every public page, for 0.4 MB more in all. Sizes are
    // bytes of source, which is five times what is sent.
    turbopackChunking: { minChunkSize: 150_000, maxMergeChunkSize: 400_000, requestCost: 600_000 },
  },
};

export default config;
