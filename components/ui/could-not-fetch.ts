import { couldNotFetch as words } from "@/strings/ui";
import { toast } from "./toast";

/** Says that what was pressed could not be carried out, as its code did not come. The next press tries again. */
export function couldNotFetch(): void {
  toast.error(words);
}
