import { EmptyState } from "@/components/ui/empty-state";

export default function NoSuchLicense() {
  return (
    <div className="page py-10 md:py-16">
      <EmptyState as="h1" title="No licence with this id">
        Check the address: it must be exactly as the contract prints it. If it is, the contract was not issued here, so do not rely on it.
      </EmptyState>
    </div>
  );
}
