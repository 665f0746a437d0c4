import type { ReactNode } from "react";
import { StudioNav } from "@/components/studio/studio-nav";
import { StudioUploads } from "@/components/uploads/studio-uploads";

export default function StudioLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <StudioNav />
      <StudioUploads />
      {children}
    </>
  );
}
