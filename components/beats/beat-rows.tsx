import { beatRows as words } from "@/strings/beats";
import { classes } from "../ui/classes";
import type { BeatEntry } from "./beat-entry";
import { BeatRow, rowGrid } from "./beat-row";
import { RowList } from "./row-list";

/** Beats as rows: up and down go from play button to play button. */
export function BeatRows({ entries, label = words.label }: { entries: readonly BeatEntry[]; label?: string }) {
  return (
    <>
      <ListHead />
      <RowList label={label}>
        {entries.map((entry) => (
          <BeatRow key={entry.beatId} entry={entry} among={entries} />
        ))}
      </RowList>
    </>
  );
}

function ListHead() {
  return (
    <div aria-hidden className={classes(rowGrid, "hidden h-9 px-3 text-xs text-ink-faint md:grid")}>
      <span className="col-span-3">{words.head.title}</span>
      <span className="hidden lg:block">{words.head.preview}</span>
      <span className="text-right">{words.head.bpm}</span>
      <span>{words.head.key}</span>
      <span>{words.head.genre}</span>
      <span className="hidden text-right lg:block">{words.head.length}</span>
      <span className="text-right">{words.head.licence}</span>
      <span />
    </div>
  );
}
