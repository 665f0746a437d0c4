import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { buttonVariants } from "@/components/ui/button";
import { viewer } from "@/lib/auth";
import { beatsPath, EVERYTHING } from "@/lib/domain/discovery";
import { GENRES } from "@/lib/domain/taxonomy";
import { welcome } from "@/strings/welcome";
import { genreNames } from "@/strings/taxonomy";

export const metadata: Metadata = { title: welcome.page };

/** Genres that are asked for by name; what is left is found among all beats. */
const BEGINNINGS = GENRES.filter((genre) => genre !== "other" && genre !== "experimental");
const FREE = beatsPath({ ...EVERYTHING, price: { min: 0, max: 0 } });

export default async function WelcomePage() {
  const me = await viewer();
  if (!me) redirect("/sign-in?next=/welcome");
  if (me.store) redirect("/studio");
  return (
    <div className="page grid gap-8 py-10 md:py-16">
      <header className="grid gap-2">
        <h1 className="text-3xl font-semibold tracking-tight break-words">{welcome.title(me.name)}</h1>
        <p className="text-lg text-ink-soft">{welcome.lead}</p>
      </header>
      {!me.emailVerified && (
        <Alert tone="caution" title={welcome.verify} className="max-w-prose">
          <Link href="/verify-email?next=/welcome">{welcome.confirm}</Link>
        </Alert>
      )}
      <div className="grid gap-6 md:grid-cols-2">
        <Choice id="buy" title={welcome.buy.title} text={welcome.buy.text}>
          <ul aria-label={welcome.buy.genres} className="flex flex-wrap gap-2">
            {BEGINNINGS.map((genre) => (
              <li key={genre}>
                <Link href={beatsPath({ ...EVERYTHING, genre })} className={buttonVariants({ variant: "secondary", size: "sm" })}>
                  {genreNames[genre]}
                </Link>
              </li>
            ))}
          </ul>
          <div className="flex flex-wrap gap-3">
            <Link href="/beats" className={buttonVariants()}>
              {welcome.buy.all}
            </Link>
            <Link href={FREE} className={buttonVariants({ variant: "secondary" })}>
              {welcome.buy.free}
            </Link>
          </div>
        </Choice>
        <Choice id="sell" title={welcome.sell.title} text={welcome.sell.text}>
          <Link href="/sell" className={buttonVariants({ className: "justify-self-start" })}>
            {welcome.sell.open}
          </Link>
        </Choice>
      </div>
    </div>
  );
}

function Choice({ id, title, text, children }: { id: string; title: string; text: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid content-start gap-5 rounded-lg border bg-raised p-5 md:p-8">
      <div className="grid gap-2">
        <h2 id={id} className="text-xl font-semibold tracking-tight">
          {title}
        </h2>
        <p className="text-ink-soft">{text}</p>
      </div>
      {children}
    </section>
  );
}
