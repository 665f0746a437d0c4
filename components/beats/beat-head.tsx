import { beatHead as words } from "@/strings/beats";
import { followButton } from "@/strings/followButton";
import { wishButton } from "@/strings/wishButton";
import { FollowButton } from "../follows/follow-button";
import { PlayButton } from "../player/play-button";
import { toTrack } from "../player/track";
import { WaveBars } from "../player/wave-bars";
import { Waveform } from "../player/waveform";
import { RatingLine } from "../reviews/rating-line";
import { OwnerSees } from "../store/owner-sees";
import { Badge } from "../ui/badge";
import { buttonVariants } from "../ui/button";
import { DrawnIcon } from "../ui/drawn-icon";
import { PageLink } from "../ui/page-link";
import { listedBands } from "./band-shapes";
import { WishButton } from "../wishlist/wish-button";
import { BeatFacts } from "./beat-facts";
import type { BeatPage } from "./beat-types";
import { BeatMenu } from "./beat-menu";
import { Cover } from "./cover";
import { fromWords } from "./price";

const BARS = 160;

/** Who made it, how it sounds, and its figures. */
export function BeatHead({ beat }: { beat: BeatPage }) {
  const track = toTrack(beat, fromWords(beat));
  return (
    <div className="grid gap-6 md:grid-cols-[18rem_minmax(0,1fr)] md:gap-10 lg:grid-cols-[20rem_minmax(0,1fr)]">
      <Cover peaks={track.levels} className="w-full max-w-40 md:max-w-none" />
      <div className="flex min-w-0 flex-col gap-6">
        <div className="grid gap-1">
          {beat.sold && (
            <p>
              <Badge>{words.sold}</Badge>
            </p>
          )}
          <h1 className="text-3xl font-semibold tracking-tight break-words md:text-4xl">{beat.title}</h1>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <p className="min-w-0 text-lg break-words text-ink-soft">
              {words.by}{" "}
              <PageLink href={`/${beat.store.slug}`} className="link">
                {beat.store.name}
              </PageLink>
            </p>
            <OwnerSees
              storeId={beat.storeId}
              instead={
                <PageLink href={`/studio/beats/${beat.beatId}`} className={buttonVariants({ variant: "secondary", size: "sm" })}>
                  <DrawnIcon name="pencil" />
                  {words.edit}
                </PageLink>
              }
            >
              <FollowButton store={{ storeId: beat.storeId, name: beat.store.name }} />
            </OwnerSees>
          </div>
          {beat.rating !== null && <RatingLine rating={beat.rating} href="#reviews" />}
          {beat.followers > 0 && <p className="text-sm text-ink-faint tabular-nums">{followButton.followers(beat.followers)}</p>}
        </div>
        <BeatFacts bpm={beat.bpm} musicalKey={beat.key} genre={beat.genre} durationMs={beat.durationMs} publishedAt={beat.publishedAt} />
        <div className="mt-auto flex items-center gap-4 md:gap-6">
          <PlayButton track={track} size="lg" variant="primary" />
          <Waveform track={track} className="h-20 min-w-0 flex-1 md:h-28">
            <WaveBars peaks={beat.peaks} bands={beat.bands && listedBands(beat.bands, BARS)} bars={BARS} duration={track.duration} />
          </Waveform>
          <BeatMenu track={track} className="rounded-full" />
        </div>
        {!beat.sold && (
          <p className="flex flex-wrap items-center gap-3 text-sm text-ink-faint tabular-nums">
            <WishButton beat={beat} look="words" />
            {beat.wishes > 0 && wishButton.savedBy(beat.wishes)}
          </p>
        )}
        <p className="text-xs text-ink-faint">
          {beat.preview === null ? words.noPreview : words.preview}
        </p>
      </div>
    </div>
  );
}
