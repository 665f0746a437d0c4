import { classes } from "./classes";
import { Icon } from "./icon";

/** For waits that have no length we could show; say in `label` what is being waited for. */
export function Spinner({ label, className }: { label: string; className?: string }) {
  return (
    <span role="status" className={classes("inline-flex", className)}>
      <Icon name="loader-circle" className="size-4 animate-spin" />
      <span className="sr-only">{label}</span>
    </span>
  );
}
