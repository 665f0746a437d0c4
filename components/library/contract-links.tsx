import { FileText, ShieldCheck } from "lucide-react";
import { contractLinks as words } from "@/strings/library";
import { buttonVariants } from "../ui/button";
import { cn } from "../ui/cn";
import { Spinner } from "../ui/spinner";
import { PageLink } from "../ui/page-link";

type ContractLinksProps = { licenseId: string; verifyId: string; ready: boolean };

/** The contract as a PDF, and the public page that proves it. */
export function ContractLinks({ licenseId, verifyId, ready }: ContractLinksProps) {
  const look = buttonVariants({ variant: "ghost", size: "sm" });
  return (
    <>
      {ready ? (
        <a href={`/api/beats/contract?licenseId=${licenseId}`} className={look}>
          <FileText aria-hidden />
          {words.contract}
        </a>
      ) : (
        <span className={cn(look, "text-ink-soft hover:bg-transparent")}>
          <Spinner label="" />
          {words.writing}
        </span>
      )}
      <PageLink href={`/verify/${verifyId}`} className={look}>
        <ShieldCheck aria-hidden />
        {words.verification}
      </PageLink>
    </>
  );
}
