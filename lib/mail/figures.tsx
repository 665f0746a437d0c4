import type { CSSProperties, ReactNode } from "react";
import { LOOK } from "./look";

interface Row {
  label: ReactNode;
  value: ReactNode;
  /** The sum of what stands above it. */
  total?: boolean;
}

const CELL: CSSProperties = { padding: "6px 0", fontSize: 15, lineHeight: "22px", color: LOOK.ink, verticalAlign: "top", wordBreak: "break-word" };
const SUM: CSSProperties = { borderTop: `1px solid ${LOOK.line}`, fontWeight: 600 };

/** Names and amounts, one below the other. A real table, so that a screen reader and the plain text keep rows together. */
export function Figures({ rows }: { rows: readonly Row[] }) {
  return (
    <table className="data" width="100%" cellPadding={0} cellSpacing={0} style={{ margin: "4px 0 20px", borderCollapse: "collapse" }}>
      <tbody>
        {rows.map(({ label, value, total = false }, at) => (
          <tr key={at}>
            <td style={{ ...CELL, ...(total ? SUM : { color: LOOK.inkSoft }), paddingRight: 16 }}>{label}</td>
            <td align="right" style={{ ...CELL, ...(total && SUM), fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" }}>
              {value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
