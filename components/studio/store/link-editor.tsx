"use client";

import { Plus, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { linkPlace, STORE_LINKS, type StoreLink, storeLinkUrl } from "@/lib/domain/storefront";
import { linkEditor as words } from "@/strings/studioStore";
import { moved } from "./store-draft";
import { MoveButtons } from "./move-buttons";

type Props = { links: readonly StoreLink[]; problems: ReadonlyMap<number, string>; onChange: (links: StoreLink[]) => void };

/** A store's links in their order. */
export function LinkEditor({ links, problems, onChange }: Props) {
  const set = (at: number, part: Partial<StoreLink>) => onChange(links.map((link, i) => (i === at ? { ...link, ...part } : link)));
  return (
    <section aria-labelledby="links-title" className="grid gap-4">
      <h2 id="links-title" className="text-lg font-semibold tracking-tight">{words.title}</h2>
      <ul className="grid gap-4">
        {links.map(({ label, url }, at) => (
          <li key={at} className="grid gap-3 border-t pt-4 sm:grid-cols-[minmax(0,1fr)_12rem_auto]">
            <Field label={words.address} error={url === "" ? undefined : problems.get(at)} hint={placeOf(url)}>
              {(wiring) => <Input {...wiring} inputMode="url" autoCapitalize="none" spellCheck={false} placeholder={words.addressExample} maxLength={STORE_LINKS.url} value={url} onChange={(event) => set(at, { url: event.target.value })} />}
            </Field>
            <Field label={words.words} optional>
              {(wiring) => <Input {...wiring} maxLength={STORE_LINKS.label} value={label} onChange={(event) => set(at, { label: event.target.value })} />}
            </Field>
            <div className="flex items-center sm:pt-7">
              <MoveButtons name={words.link(at + 1)} first={at === 0} last={at === links.length - 1} onMove={(step) => onChange(moved(links, at, step))} />
              <Button variant="ghost" size="icon" aria-label={words.remove(at + 1)} onClick={() => onChange(links.filter((_, i) => i !== at))}>
                <Trash2 aria-hidden />
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <div>
        <Button variant="secondary" size="sm" disabled={links.length >= STORE_LINKS.max} onClick={() => onChange([...links, { label: "", url: "" }])}>
          <Plus aria-hidden /> {words.add}
        </Button>
      </div>
    </section>
  );
}

function placeOf(url: string): string | undefined {
  const whole = storeLinkUrl(url);
  return whole === null ? undefined : linkPlace(whole);
}
