"use client";

import { useMutation, useQuery } from "convex/react";
import { useRouter } from "next/navigation";
import { type FormEvent, useDeferredValue, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { api } from "@/convex/_generated/api";
import { errorWords } from "@/lib/api-client";
import { TEXT_LIMITS } from "@/lib/domain/limits";
import { SLUG_BOUNDS, slugify, slugProblem } from "@/lib/domain/slugs";
import { openStore as words } from "@/strings/sell";

const SLUG_WORDS = {
  invalid: words.invalid(SLUG_BOUNDS),
  reserved: words.reserved,
  fine: undefined,
};

/** Opens the caller's store. The address follows the name until it is written by hand. */
export function OpenStoreForm({ host }: { host: string }) {
  const router = useRouter();
  const open = useMutation(api.stores.mutations.open);
  const [name, setName] = useState("");
  const [ownSlug, setOwnSlug] = useState<string | null>(null);
  const [bio, setBio] = useState("");
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const slug = ownSlug ?? slugify(name);
  const address = `${host}/${slug || words.addressExample}`;
  const asked = useDeferredValue(slug);
  const shape = slug === "" ? undefined : SLUG_WORDS[slugProblem(slug) ?? "fine"];
  const status = useQuery(api.stores.queries.slugStatus, asked !== "" && !slugProblem(asked) ? { slug: asked } : "skip");
  const taken = status && !status.available ? words.taken : undefined;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setPending(true);
    setProblem(null);
    try {
      await open({ name: name.trim(), slug, bio: bio.trim() });
      router.push("/studio");
      router.refresh();
    } catch (error) {
      setProblem(errorWords(error));
      setPending(false);
    }
  };

  return (
    <form className="grid gap-6" onSubmit={(event) => void submit(event)}>
      {problem && <Alert tone="danger" role="alert" title={words.failed}>{problem}</Alert>}
      <Field label={words.name} hint={words.nameHint}>
        {(wiring) => <Input {...wiring} required maxLength={TEXT_LIMITS.storeName} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field label={words.address} error={shape ?? taken} hint={<span className="break-all">{status?.available ? words.addressFree(address) : address}</span>}>
        {(wiring) => <Input {...wiring} required value={slug} autoCapitalize="none" spellCheck={false} onChange={(event) => setOwnSlug(event.target.value.toLowerCase())} />}
      </Field>
      <Field label={words.about} optional hint={words.aboutHint(TEXT_LIMITS.storeBio)}>
        {(wiring) => <Textarea {...wiring} rows={3} maxLength={TEXT_LIMITS.storeBio} value={bio} onChange={(event) => setBio(event.target.value)} />}
      </Field>
      <div>
        <Button type="submit" size="lg" pending={pending} disabled={name.trim() === "" || slug === "" || shape !== undefined || taken !== undefined}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
