import { listEnd } from "@/strings/ui";
import { Button } from "./button";

type ListEndProps = { status: "LoadingFirstPage" | "CanLoadMore" | "LoadingMore" | "Exhausted"; onMore: () => void };

/** What stands below a list: the way to more of it, or nothing. */
export function ListEnd({ status, onMore }: ListEndProps) {
  if (status === "Exhausted") return <span />;
  return (
    <Button variant="secondary" pending={status === "LoadingMore"} onClick={onMore}>
      {listEnd.more}
    </Button>
  );
}
