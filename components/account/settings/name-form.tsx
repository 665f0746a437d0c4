"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { postJson } from "@/lib/api-client";
import { settings } from "@/strings/settings";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { personName } from "../person-name";
import { Outcome } from "./outcome";
import { useAction } from "./use-action";

export function NameForm({ name: known }: { name: string }) {
  const router = useRouter();
  const [name, setName] = useState(known);
  const [error, setError] = useState<string | undefined>();
  const save = useAction(async () => await postJson("/api/auth/update-user", { name }));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const checked = personName.safeParse(name);
    setError(checked.error?.issues[0]?.message);
    if (checked.success) void save.run().then((saved) => saved && router.refresh());
  };
  return (
    <form noValidate className="grid gap-4" onSubmit={submit}>
      <Field label={settings.name.label} hint={settings.name.hint} error={error}>
        {(wiring) => <Input {...wiring} value={name} autoComplete="name" onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Outcome {...save} words={settings.saved} />
      <Button type="submit" variant="secondary" className="justify-self-start" pending={save.pending}>
        {settings.name.save}
      </Button>
    </form>
  );
}
