import "server-only";
import { api } from "@/convex/_generated/api";
import { asVisitor } from "@/lib/convex";
import { AppError } from "@/lib/domain/errors";
import { linkPictures as words } from "@/strings/linkPictures";
import { genreNames } from "@/strings/taxonomy";
import { fromWords } from "../beats/price";
import { Bars, LOOK, Mark, shortened, Sleeve } from "./parts";
import { pictureResponse, plainText, SIZE } from "./render";

/** What a link to a beat shows: its cover, its name, whose it is, what it costs. @throws {AppError} `not_found` */
export async function answerBeatPicture(slug: string): Promise<Response> {
  const beat = await asVisitor().query(api.beats.queries.bySlug, { slug });
  if (beat === null) throw new AppError("not_found", "There is no such beat.");
  const text = await plainText();
  const [title, store] = [shortened(text(beat.title), 52), shortened(text(beat.store.name), 40)];
  const facts = [beat.bpm === null ? null : words.bpm(beat.bpm), beat.key, genreNames[beat.genre]].filter((fact) => fact !== null).join("  ·  ");
  const price = fromWords(beat) ?? words.sold;
  return await pictureResponse(JSON.stringify([slug, title, store, facts, price, beat.peaks]), () => (
    <div style={{ display: "flex", width: "100%", height: "100%", background: LOOK.ground, color: LOOK.ink }}>
      <Sleeve peaks={beat.peaks} size={SIZE.height} />
      <div style={{ display: "flex", flexDirection: "column", justifyContent: "space-between", flex: 1, padding: 48 }}>
        <Mark />
        <div style={{ display: "flex", flexDirection: "column" }}>
          <div style={{ fontSize: title.length > 24 ? 52 : 68, fontWeight: 600, letterSpacing: -2, lineHeight: 1.08 }}>{title}</div>
          <div style={{ fontSize: 32, color: LOOK.soft, marginTop: 16 }}>{store === "" ? "" : words.by(store)}</div>
          <div style={{ fontSize: 26, color: LOOK.soft, marginTop: 12 }}>{facts}</div>
        </div>
        <div style={{ display: "flex", flexDirection: "column" }}>
          <Bars peaks={beat.peaks} width={468} height={90} color={LOOK.wave} />
          <div style={{ fontSize: 36, fontWeight: 600, marginTop: 24 }}>{price}</div>
        </div>
      </div>
    </div>
  ));
}
