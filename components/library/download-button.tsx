"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { toast } from "../ui/toast";
import * as z from "zod/mini";
import { errorWords, getJson } from "@/lib/api-client";
import type { FileType } from "@/lib/domain/beatTiers";
import { downloadButton as words } from "@/strings/library";
import { FILE_NAMES } from "../beats/file-names";
import { buttonVariants } from "../ui/button";
import { cn } from "../ui/cn";
import { Spinner } from "../ui/spinner";
import { fileSize } from "./file-size";

const ticket = z.object({ url: z.string() });

type DownloadButtonProps = { licenseId: string; fileType: FileType; filename: string; size: number };

/** Fetches one bought file. Without scripts it is a plain link; with them, a refusal is told here instead of on an empty page. */
export function DownloadButton({ licenseId, fileType, filename, size }: DownloadButtonProps) {
  const [pending, setPending] = useState(false);
  const href = `/api/beats/download?${new URLSearchParams({ licenseId, fileType }).toString()}`;

  async function download(): Promise<void> {
    setPending(true);
    try {
      const { url } = await getJson(href, ticket);
      window.location.assign(url);
    } catch (error) {
      toast.error(words.failed(filename), { description: errorWords(error) });
    } finally {
      setPending(false);
    }
  }

  return (
    <a
      href={href}
      title={filename}
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        if (!pending) void download();
      }}
      className={cn(buttonVariants({ variant: "secondary", size: "sm" }))}
    >
      {pending ? <Spinner label={words.preparing} /> : <Download aria-hidden />}
      <span className="sr-only">{words.download}</span> {FILE_NAMES[fileType]}{" "}
      <span className="font-normal text-ink-faint tabular-nums">{fileSize(size)}</span>
    </a>
  );
}
