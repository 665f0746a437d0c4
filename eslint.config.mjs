import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import { wordsInStrings } from "./scripts/lint/words-in-strings.mjs";

/** Only these rooms may speak to a vendor's SDK; everywhere else a port of ours stands between. */
const VENDORS = "^(stripe|resend|svix|better-auth|uploadthing|@uploadthing|@clerk|@upstash)(/|$)";

export default tseslint.config(
  { ignores: ["**/.next*/**", "packages/convex-embedded/dist/**", "**/node_modules/**", ".stryker/**", "screenshots/**", "convex/_generated/**", ".data/**", "coverage/**", "**/*.generated.*", "next-env.d.ts", "packages/convex-embedded/tests/**/_generated/**", "scripts/bench/convex/app/convex/_generated/**"] },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "react-hooks": reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false, arguments: false } }],
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrors: "none" }],
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  {
    files: ["app/**", "components/**", "lib/**", "middleware.ts"],
    rules: { "no-restricted-properties": ["error", { object: "process", property: "env", message: "Read the environment through lib/env.ts." }] },
  },
  { files: ["app/**", "components/**"], ignores: ["components/ui/toast*"], rules: { "no-restricted-syntax": ["error", { selector: "ImportDeclaration[importKind!='type'][source.value='sonner']", message: "toast() is in components/ui/toast: it fetches sonner with the first toast." }] } },
  { files: ["app/**", "components/**"], ignores: ["app/**/route.ts", "**/*.test.{ts,tsx}"], plugins: { house: { rules: { "words-in-strings": wordsInStrings } } }, rules: { "house/words-in-strings": "error" } },
  // Its one expression is the value that `vm` hands back.
  { files: ["packages/convex-embedded/src/runtime/{bootstrap,structuredClone}.js"], rules: { "@typescript-eslint/no-unused-expressions": "off" } },
  { files: ["lib/env.ts"], rules: { "no-restricted-properties": "off" } },
  {
    files: ["app/**", "components/**", "convex/**", "lib/**"],
    ignores: ["lib/providers/**", "lib/auth/**", "app/api/uploadthing/**", "components/account/clerk/**", "**/*.test.ts"],
    rules: { "no-restricted-imports": ["error", { patterns: [{ regex: VENDORS, message: "Vendors' SDKs live in lib/providers and lib/auth." }] }] },
  },
  {
    files: ["app/(market)/**", "app/(store)/**", "app/(sign-in)/**", "components/{beats,home,layout,player,store,stores,discovery}/**"],
    ignores: ["app/**/route.ts", "app/(market)/checkout/**", "components/layout/signed-in.tsx", "components/**/live-*"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths: [
            { name: "convex/react", message: "Public pages carry no live connection: ask once with useAsk(), or put what must be live in a live-*.tsx inside <Live>, loaded lazily. See docs/decisions/0017." },
            { name: "zod", message: "A schema library is heavier than the page: lib/json-fields.ts." },
            { name: "zod/mini", message: "A schema library is heavier than the page: lib/json-fields.ts." },
          ],
          patterns: [{ regex: VENDORS, message: "Vendors' SDKs live in lib/providers and lib/auth." }],
        },
      ],
    },
  },
);
