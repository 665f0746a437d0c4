import { tierTable } from "@/strings/pages";
import { cn } from "../ui/cn";
import { tierColumns } from "./tier-columns";

/** All licences side by side; on a phone the table scrolls within itself and the questions stay in view. */
export function TierTable() {
  const columns = tierColumns();
  const questions = columns[0]?.lines.map(({ label }) => label) ?? [];
  return (
    <div role="region" aria-label={tierTable.label} tabIndex={0} className="-mx-4 overflow-x-auto px-4 md:mx-0 md:px-0">
      <table className="w-full min-w-3xl border-collapse text-sm">
        <thead>
          <tr className="border-b-2 border-ink align-bottom">
            <td className="w-44" />
            {columns.map(({ tier, name }) => (
              <th key={tier} scope="col" className="px-3 py-3 text-left text-base font-semibold">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {questions.map((question, row) => (
            <tr key={question} className="border-b align-top">
              <th scope="row" className="sticky left-0 bg-ground py-3 pr-3 text-left font-normal text-ink-soft">
                {question}
              </th>
              {columns.map(({ tier, lines }) => (
                <td key={tier} className={cn("px-3 py-3 tabular-nums", lines[row]?.granted ? "font-medium" : "text-ink-faint")}>
                  {lines[row]?.value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
