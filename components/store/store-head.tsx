import type { ReactNode } from "react";
import { Cover } from "../beats/cover";
import { wavePath } from "../player/wave-path";
import type { StoreLook } from "./store-types";

const WHOLE = { from: 0, to: 1 };
const SILENCE = [40, 90, 60, 100, 70, 50, 80];

type StoreHeadProps = {
  store: StoreLook;
  /** Peaks of the store's newest beats: they are its picture where it has uploaded none. */
  peaks: readonly (readonly number[])[];
  /** The page's heading; a preview is a part of another page. */
  as?: "h1" | "h2";
  /** What stands under the name: following, and how many do. */
  children?: ReactNode;
};

/** Who a store is: its picture over its sound, and its name. Centred where there is little room. */
export function StoreHead({ store, peaks, as: Heading = "h1", children }: StoreHeadProps) {
  const [first] = peaks;
  return (
    <header className="@container">
      <Banner src={store.banner} peaks={peaks} />
      <div className="relative flex flex-col items-center gap-4 px-4 text-center @2xl:flex-row @2xl:items-end @2xl:gap-6 @2xl:px-0 @2xl:text-left">
        <div className="-mt-14 size-28 shrink-0 overflow-hidden rounded-lg border-4 border-ground bg-raised @2xl:size-36">
          {store.avatar === null ? <Cover peaks={first ?? SILENCE} className="size-full rounded-none" /> : <img src={store.avatar} alt="" width={144} height={144} className="size-full object-cover" />}
        </div>
        <div className="grid min-w-0 justify-items-center gap-3 @2xl:justify-items-start @2xl:pb-2">
          <Heading className="min-w-0 text-3xl font-semibold tracking-tight break-words @2xl:text-4xl">{store.name}</Heading>
          {children}
        </div>
      </div>
    </header>
  );
}

function Banner({ src, peaks }: { src: string | null; peaks: readonly (readonly number[])[] }) {
  if (src !== null) return <img src={src} alt="" width={1600} height={400} className="aspect-[3/1] w-full bg-sunken object-cover @2xl:aspect-[5/1]" />;
  const sound = peaks.flat();
  const { reached, width } = wavePath(sound.length === 0 ? SILENCE : sound, 192, WHOLE);
  return (
    <div aria-hidden className="flex aspect-[3/1] w-full items-center bg-sunken @2xl:aspect-[5/1]">
      <svg viewBox={`0 0 ${width} 100`} preserveAspectRatio="none" className="block h-1/2 w-full" fill="none" strokeWidth={2}>
        <path d={reached} className="stroke-wave-faint" />
      </svg>
    </div>
  );
}
