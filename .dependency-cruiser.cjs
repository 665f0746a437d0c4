/** The directions of docs and README: app → components → lib → lib/domain; convex → lib/domain; packages stand alone. */
const forbid = (name, from, to, comment) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    forbid("no-cycles", {}, { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }, "A cycle has no beginning to read from."),
    forbid("domain-imports-nothing", { path: "^lib/domain/" }, { path: "^(app|components|convex|packages|scripts|strings|tests|lib/(?!domain/))" }, "Both sides import the domain; it imports neither."),
    forbid("lib-below-components", { path: "^lib/" }, { path: "^(app|components)/" }, "lib knows no page and no component."),
    forbid("components-below-app", { path: "^components/" }, { path: "^app/" }, "A component does not know where it stands."),
    forbid("convex-imports-domain-only", { path: "^convex/" }, { path: "^(app|components|packages|scripts|strings|tests|lib/(?!domain/))" }, "Functions are bundled and run elsewhere."),
    forbid("next-sees-convex-by-api", { path: "^(app|components|lib)/" }, { path: "^convex/(?!_generated/)" }, "Only the generated api and types cross."),
    forbid("packages-stand-alone", { path: "^packages/([^/]+)/" }, { path: "^(app|components|lib|convex|scripts|strings|tests)/" }, "They know nothing of this product."),
    forbid("strings-are-words", { path: "^strings/" }, { path: "^(app|components|convex|packages|scripts|tests|lib/(?!domain/))", dependencyTypesNot: ["type-only"] }, "A translator needs nothing but the words."),
    forbid("language-is-chosen-in-strings", { path: "^(app|components|lib)/" }, { path: "^strings/[^/]+/" }, "Components import @/strings/<room>; which language that is, is decided there."),
    forbid("packages-apart", { path: "^packages/([^/]+)/" }, { path: "^packages/", pathNot: "^packages/$1/" }, "Neither package knows the other."),
    forbid("nothing-imports-packages", { path: "^(app|components|lib|convex)/", pathNot: "\\.test\\.ts$" }, { path: "^packages/" }, "Only scripts and tests start them."),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(\\.next[^/]*|_generated)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs", ".json"] },
  },
};
