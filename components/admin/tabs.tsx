import { Button } from "../ui/button";

type TabsProps<State extends string> = { label: string; states: readonly State[]; names: Readonly<Record<State, string>>; state: State; onChange: (state: State) => void };

/** Which part of a list is shown. */
export function Tabs<State extends string>({ label, states, names, state, onChange }: TabsProps<State>) {
  return (
    <div role="group" aria-label={label} className="flex flex-wrap gap-1">
      {states.map((one) => (
        <Button key={one} size="sm" variant={one === state ? "secondary" : "ghost"} aria-pressed={one === state} onClick={() => onChange(one)}>
          {names[one]}
        </Button>
      ))}
    </div>
  );
}
