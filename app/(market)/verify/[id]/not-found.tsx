import { EmptyState } from "@/components/ui/empty-state";
import { noLicence } from "@/strings/states";

export default function NoSuchLicence() {
  return (
    <div className="page py-10 md:py-16">
      <EmptyState as="h1" title={noLicence.title}>
        {noLicence.text}
      </EmptyState>
    </div>
  );
}
