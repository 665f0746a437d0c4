import { Cron } from "croner";
import type { CronSchedule } from "../exec/deployment";

const DAYS: readonly string[] = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/**
 * When a cron job runs next, milliseconds since the epoch. Intervals count from `previous`, and a job that never
 * ran starts at once; missed runs are skipped. Everything else is a cron expression in UTC. Convex spreads
 * jobs by up to a minute; here they run on the dot.
 */
export function nextRun(schedule: CronSchedule, previous: number | null, now: number): number {
  if (schedule.type === "interval") {
    const every = intervalMs(schedule);
    if (previous === null) return now;
    return previous + Math.max(1, Math.ceil((now - previous + 1) / every)) * every;
  }
  const expression = cronExpression(schedule);
  const next = new Cron(expression, { timezone: "UTC" }).nextRun(new Date(now));
  if (next === null) throw new Error(`The cron expression "${expression}" never comes true`);
  return next.getTime();
}

function intervalMs({ seconds = 0, minutes = 0, hours = 0 }: { seconds?: number; minutes?: number; hours?: number }): number {
  return (seconds + minutes * 60 + hours * 3600) * 1000;
}

function cronExpression(schedule: Exclude<CronSchedule, { type: "interval" }>): string {
  switch (schedule.type) {
    case "cron":
      return schedule.cron;
    case "hourly":
      return `${schedule.minuteUTC ?? 0} * * * *`;
    case "daily":
      return `${schedule.minuteUTC ?? 0} ${schedule.hourUTC} * * *`;
    case "weekly":
      return `${schedule.minuteUTC ?? 0} ${schedule.hourUTC} * * ${DAYS.indexOf(schedule.dayOfWeek)}`;
    case "monthly":
      return `${schedule.minuteUTC ?? 0} ${schedule.hourUTC} ${schedule.day} * *`;
  }
}
