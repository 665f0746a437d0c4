import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Verification } from "@/components/verify/verification";
import { api } from "@/convex/_generated/api";
import { asVisitor } from "@/lib/convex";
import { verifyPage } from "@/strings/verify";

export const metadata: Metadata = {
  title: verifyPage.documentTitle,
  // The id is the permission to look: search engines must not spread it.
  robots: { index: false, follow: false },
};

export default async function VerifyPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const license = await asVisitor().query(api.commerce.queries.verify, { verifyId: id });
  if (!license) notFound();
  return (
    <div className="page max-w-4xl py-10 md:py-16">
      <Verification license={license} />
    </div>
  );
}
