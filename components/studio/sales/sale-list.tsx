"use client";

import { usePaginatedQuery } from "convex/react";
import { Download } from "lucide-react";
import { useDeferredValue, useMemo, useState } from "react";
import { Button, buttonVariants } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ListEnd } from "@/components/ui/list-end";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { api } from "@/convex/_generated/api";
import { saleList, sales } from "@/strings/sales";
import { FilterBar } from "./filter-bar";
import { exportPath, NO_FILTER, saleFilter } from "./sale-filter";
import { SaleTable } from "./sale-table";

const ROWS_AT_ONCE = 24;

/** The seller's sales, live and narrowed down as one types. */
export function SaleList() {
  const [fields, setFields] = useState(NO_FILTER);
  const settled = useDeferredValue(fields);
  const filter = useMemo(() => saleFilter(settled), [settled]);
  const { results, status, loadMore } = usePaginatedQuery(api.commerce.sales.list, { filter }, { initialNumItems: ROWS_AT_ONCE });
  const filtered = Object.keys(filter).length > 0;
  const none = filtered ? saleList.noneFits : saleList.empty;
  return (
    <div className="grid gap-6">
      <FilterBar fields={fields} onChange={setFields} />
      {status === "LoadingFirstPage" ? (
        <ListSkeleton label={sales.loading} />
      ) : results.length === 0 && status === "Exhausted" ? (
        <EmptyState title={none.title} action={filtered && <Button variant="secondary" onClick={() => setFields(NO_FILTER)}>{saleList.noneFits.action}</Button>}>
          {none.text}
        </EmptyState>
      ) : (
        <>
          <SaleTable sales={results} />
          <div className="flex flex-wrap items-center justify-between gap-4">
            <ListEnd status={status} onMore={() => loadMore(ROWS_AT_ONCE)} />
            <a href={exportPath(filter)} download className={buttonVariants({ variant: "secondary" })}>
              <Download aria-hidden /> {saleList.export}
            </a>
          </div>
        </>
      )}
    </div>
  );
}
