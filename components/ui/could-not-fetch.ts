import { couldNotFetch as words } from "@/strings/ui";
import { toast } from "./toast";

/** Says that what was pressed could not be carried out, as its code did not come. The next press tries again. */
export function couldNotFetch(): void {
  toast.error(words);
}

/** The code that a press waits for; `null`, and that is said, where it does not come. */
export async function fetchedCode<Code>(coming: Promise<Code>): Promise<Code | null> {
  try {
    return await coming;
  } catch {
    couldNotFetch();
    return null;
  }
}
