import type { Operator } from "@/lib/operator";
import type { SectionWords } from "../../page-words";

/** Who runs this installation, as a section; where nobody has entered a name, that is said and not hidden. */
export function operatorSection({ name, address, email, host }: Operator): SectionWords {
  const who = name === null ? `Whoever runs ${host} has not entered their name here yet. Until they have, the address below is the one way to reach them.` : `${host} is run by ${[name, ...address].join(", ")}.`;
  return {
    id: "operator",
    heading: "Who runs this place",
    paragraphs: [
      `Backline is open-source software: anybody can run it, and each installation is its operator’s own. ${who}`,
      `Write to [${email}](mailto:${email}).`,
    ],
  };
}
