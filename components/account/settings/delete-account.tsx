"use client";

import { type FormEvent, useState } from "react";
import { postJson } from "@/lib/api-client";
import { settings } from "@/strings/settings";
import { Button } from "../../ui/button";
import { Dialog, DialogContent, DialogTrigger } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { PasswordInput } from "../password-input";
import { Outcome } from "./outcome";
import { useAction } from "./use-action";

const words = settings.delete;

/** What deleting an account takes and leaves, then a window that asks for the password. */
export function DeleteAccount({ hasPassword }: { hasPassword: boolean }) {
  const [password, setPassword] = useState("");
  const remove = useAction(async () => await postJson("/api/auth/delete-user", { password }));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A full load, so that nothing of this account stays in memory.
    void remove.run().then((done) => done && window.location.assign("/"));
  };
  return (
    <div className="grid gap-4">
      <ul className="grid list-disc gap-2 pl-5 text-ink-soft">
        <li>{words.goes}</li>
        <li>{words.stays}</li>
        <li>{words.keep}</li>
      </ul>
      {hasPassword ? (
        <Dialog>
          <DialogTrigger asChild>
            <Button variant="danger" className="justify-self-start">
              {words.open}
            </Button>
          </DialogTrigger>
          <DialogContent title={words.title} description={words.lead}>
            <form noValidate className="grid gap-4" onSubmit={submit}>
              <Field label={words.password}>
                {(wiring) => <PasswordInput {...wiring} autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />}
              </Field>
              <Outcome problem={remove.problem} title={words.notDeleted} done={false} words="" />
              <Button type="submit" variant="danger" pending={remove.pending || remove.done} disabled={password === ""}>
                {words.sure}
              </Button>
            </form>
          </DialogContent>
        </Dialog>
      ) : (
        <p>{words.noPassword}</p>
      )}
    </div>
  );
}
