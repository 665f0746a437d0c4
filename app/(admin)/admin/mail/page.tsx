import { MailDesk } from "@/components/admin/mail-desk";
import { requireAdmin } from "@/components/admin/require-admin";

export default async function MailDeskPage() {
  await requireAdmin();
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">Mail</h1>
      <MailDesk />
    </>
  );
}
