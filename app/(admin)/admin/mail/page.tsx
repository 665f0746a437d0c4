import { MailDesk } from "@/components/admin/mail-desk";
import { requireAdmin } from "@/components/admin/require-admin";
import { adminRooms } from "@/strings/admin";

export default async function MailDeskPage() {
  await requireAdmin();
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">{adminRooms.mail}</h1>
      <MailDesk />
    </>
  );
}
