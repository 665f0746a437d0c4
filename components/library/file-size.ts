const units = ["KB", "MB", "GB"] as const;

/** Bytes as people read them, in steps of 1024: "31.4 MB". */
export function fileSize(bytes: number): string {
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value >= 100 ? Math.round(value) : Math.max(0.1, Math.round(value * 10) / 10)} ${units[unit] ?? "GB"}`;
}
