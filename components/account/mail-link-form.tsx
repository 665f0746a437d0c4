"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { errorWords, postJson } from "@/lib/api-client";
import { mailLinkForm as words, person, personProblems } from "@/strings/signIn";
import { LinkSent } from "./link-sent";

const address = z.object({ email: z.email(personProblems.email) });

interface MailLinkFormProps {
  /** The route that mails the link. */
  path: string;
  /** What it is told besides the address. */
  extra?: Record<string, string>;
  action: string;
  /** What the mail is good for and for how long; shown once it is on its way. */
  sent: string;
  email?: string;
  inboxUrl: string | null;
}

/** Asks for an address and has a link mailed to it. Never says whether the address is known. */
export function MailLinkForm({ path, extra = {}, action, sent, email = "", inboxUrl }: MailLinkFormProps) {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({ resolver: zodResolver(address), defaultValues: { email } });
  const { errors, isSubmitting } = form.formState;
  const send = async (to: string) => void (await postJson(path, { email: to, ...extra }));

  if (sentTo !== null) {
    return <LinkSent email={sentTo} words={sent} inboxUrl={inboxUrl} onResend={() => send(sentTo)} onOther={() => setSentTo(null)} />;
  }
  const submit = form.handleSubmit(async (values) => {
    setProblem(null);
    try {
      await send(values.email);
      setSentTo(values.email);
    } catch (error) {
      setProblem(errorWords(error));
    }
  });
  return (
    <form noValidate className="grid gap-5" onSubmit={(event) => void submit(event)}>
      {problem && <Alert tone="danger" role="alert" title={words.failed}>{problem}</Alert>}
      <Field label={person.email} error={errors.email?.message}>
        {(wiring) => <Input {...wiring} {...form.register("email")} type="email" autoComplete="email" inputMode="email" />}
      </Field>
      <Button type="submit" size="lg" pending={isSubmitting}>
        {action}
      </Button>
    </form>
  );
}
