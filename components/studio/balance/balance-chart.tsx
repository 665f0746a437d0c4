"use client";

import { Area, AreaChart, CartesianGrid, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { dateWords } from "@/components/ui/date-words";
import { formatMoney } from "@/lib/domain/money";
import { balanceChart as words } from "@/strings/balance";
import { locale } from "@/strings/locale";
import type { Point } from "./daily";

type BalanceChartProps = { points: readonly Point[]; currency: string };

const tick = { fill: "var(--color-ink-faint)", fontSize: 12 };

/** The balance at the end of each day. Arrow keys walk along it; the same figures stand in a table beside it. */
export default function BalanceChart({ points, currency }: BalanceChartProps) {
  const money = (amount: number) => formatMoney(amount, currency);
  const short = (day: number) => new Date(day).toLocaleDateString(locale.dates, { day: "numeric", month: "short", timeZone: "UTC" });
  return (
    <ResponsiveContainer width="100%" height="100%">
      <AreaChart data={[...points]} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer title={words.title}>
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis dataKey="day" tickFormatter={short} tick={tick} tickLine={false} axisLine={false} minTickGap={48} />
        <YAxis tickFormatter={money} tick={tick} tickLine={false} axisLine={false} width={76} tickCount={4} />
        <ReferenceLine y={0} stroke="var(--color-line-strong)" />
        <Tooltip
          cursor={{ stroke: "var(--color-line-strong)" }}
          content={({ active, payload }) => {
            const [hit] = active ? (payload ?? []) : [];
            const point = points.find(({ day }) => day === hit?.payload?.day);
            return point && <Reading point={point} money={money} />;
          }}
        />
        <Area dataKey="closing" type="linear" stroke="var(--color-ink)" strokeWidth={1.5} fill="var(--color-hover)" isAnimationActive={false} activeDot={{ r: 4, fill: "var(--color-ink)", stroke: "var(--color-ground)" }} />
      </AreaChart>
    </ResponsiveContainer>
  );
}

function Reading({ point, money }: { point: Point; money: (amount: number) => string }) {
  return (
    <div className="rounded-md border bg-raised px-3 py-2 text-sm shadow-pop tabular-nums">
      <p className="text-ink-faint">{dateWords(point.day)}</p>
      <p className="font-medium">{money(point.closing)}</p>
      {point.change !== 0 && <p className="text-ink-soft">{words.thatDay(`${point.change > 0 ? "+" : ""}${money(point.change)}`)}</p>}
    </div>
  );
}
