"use client";

import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { figureChart, figureWords } from "@/strings/analytics";
import { type FigureName, valueWords } from "./figures";
import type { TimePoint } from "./timeline";

type FigureChartProps = { name: FigureName; points: readonly TimePoint[]; dateOf: (at: number) => string };

const tick = { fill: "var(--color-ink-faint)", fontSize: 12 };

/** One figure over time, with the time before dashed behind it. Arrow keys walk along it; a table says the same in numbers. */
export default function FigureChart({ name, points, dateOf }: FigureChartProps) {
  const words = (value: number) => valueWords(name, value);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={[...points]} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer title={figureChart.label(figureWords[name].name)}>
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis dataKey="at" tickFormatter={dateOf} tick={tick} tickLine={false} axisLine={false} minTickGap={48} />
        <YAxis tickFormatter={words} tick={tick} tickLine={false} axisLine={false} width={name === "net" ? 76 : 44} tickCount={4} allowDecimals={name === "conversion"} />
        <ReferenceLine y={0} stroke="var(--color-line-strong)" />
        <Tooltip
          cursor={{ stroke: "var(--color-line-strong)" }}
          content={({ active, payload }) => {
            const [hit] = active ? (payload ?? []) : [];
            const point = points.find(({ at }) => at === hit?.payload?.at);
            return point && <Reading point={point} words={(value) => valueWords(name, value)} dateOf={dateOf} />;
          }}
        />
        <Line dataKey="before" type="linear" stroke="var(--color-wave)" strokeWidth={1.5} strokeDasharray="4 4" dot={false} isAnimationActive={false} activeDot={false} />
        <Line dataKey="now" type="linear" stroke="var(--color-ink)" strokeWidth={2} dot={false} isAnimationActive={false} activeDot={{ r: 4, fill: "var(--color-ink)", stroke: "var(--color-ground)" }} />
      </LineChart>
    </ResponsiveContainer>
  );
}

function Reading({ point, words, dateOf }: { point: TimePoint; words: (value: number | null) => string; dateOf: (at: number) => string }) {
  return (
    <div className="grid gap-1 rounded-md border bg-raised px-3 py-2 text-sm shadow-pop tabular-nums">
      <p className="flex justify-between gap-4">
        <span className="text-ink-faint">{dateOf(point.at)}</span> <span className="font-medium">{words(point.now)}</span>
      </p>
      {point.beforeAt !== null && (
        <p className="flex justify-between gap-4 text-ink-soft">
          <span className="text-ink-faint">{dateOf(point.beforeAt)}</span> {words(point.before)}
        </p>
      )}
    </div>
  );
}
