import { FileText, ShieldCheck } from "lucide-react";
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
          Contract
        </a>
      ) : (
        <span className={cn(look, "text-ink-soft hover:bg-transparent")}>
          <Spinner label="" />
          Contract is being written
        </span>
      )}
      <PageLink href={`/verify/${verifyId}`} className={look}>
        <ShieldCheck aria-hidden />
        Verification
      </PageLink>
    </>
  );
}
