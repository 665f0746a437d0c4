/** Attributes whose text a person reads or hears, of elements and of our own components. */
const READ = /^(aria-(label|description|roledescription|valuetext)|alt|title|placeholder|label|hint|description|heading|lead|text|note|empty)$/;
/** Two letters in a row: "·", "%" and "x" are no words. */
const WORD = /\p{L}{2}/u;
/** What begins like a sentence and goes on; class names, addresses and keys do not. */
const SENTENCE = /^\s*\p{Lu}[\p{L}’']*[,:]? \p{L}/u;

/**
 * Words that people read stand in `strings/`, where a language is one folder (docs/decisions/0025). In a component this
 * finds JSX text, text in attributes that are read out, and literals that begin like a sentence.
 */
export const wordsInStrings = {
  meta: { type: "suggestion", schema: [], messages: { words: "“{{text}}” is for people to read: its place is strings/en/<room>.ts, imported from @/strings/<room>." } },
  create(context) {
    const report = (node, text) => context.report({ node, messageId: "words", data: { text: text.trim().replace(/\s+/g, " ").slice(0, 40) } });
    const literal = (node, text) => {
      if (typeof text !== "string" || !WORD.test(text)) return;
      const place = placeOf(node);
      if (place === "child" || (place === "sentence" && SENTENCE.test(text))) report(node, text);
    };
    return {
      JSXText: (node) => WORD.test(node.value) && report(node, node.value),
      Literal: (node) => literal(node, node.value),
      TemplateElement: (node) => literal(node, node.value.cooked),
    };
  },
};

/** Where a literal ends up: shown as such ("child"), perhaps shown ("sentence"), or never (null). */
function placeOf(node) {
  for (let at = node, above = node.parent; above; at = above, above = above.parent) {
    switch (above.type) {
      case "JSXAttribute":
        return READ.test(above.name.name) ? "child" : null;
      case "JSXExpressionContainer":
        if (above.parent.type !== "JSXAttribute") return "child";
        break;
      // A branch, a fallback and a piece of a template are shown as they stand.
      case "ConditionalExpression":
        if (above.test === at) return null;
        break;
      case "LogicalExpression":
        if (above.left === at && above.operator === "&&") return null;
        break;
      case "TemplateLiteral":
        break;
      // What a developer reads: thrown, logged, or an import's address.
      case "NewExpression":
        return /Error$/.test(above.callee.name ?? "") ? null : "sentence";
      case "CallExpression":
        return above.callee.type === "MemberExpression" && above.callee.object.name === "console" ? null : "sentence";
      case "ImportDeclaration":
      case "ExportAllDeclaration":
      case "ExportNamedDeclaration":
      case "ExpressionStatement":
      case "TSLiteralType":
      case "BinaryExpression":
        return above.type === "ExportNamedDeclaration" && above.declaration ? "sentence" : null;
      default:
        return "sentence";
    }
  }
  return null;
}
