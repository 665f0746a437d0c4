import "server-only";
import { api } from "@/convex/_generated/api";
import { catalogue } from "@/lib/catalogue";
import { asVisitor } from "@/lib/convex";
import { AppError } from "@/lib/domain/errors";
import { linkPictures as words } from "@/strings/linkPictures";
import { Bars, LOOK, Mark, shortened, Sleeve } from "./parts";
import { pictureResponse, plainText } from "./render";

const COVERS = 4;

/** What a link to a store shows: its name and words beside its newest covers. @throws {AppError} `not_found` */
export async function answerStorePicture(slug: string): Promise<Response> {
  const store = await asVisitor().query(api.stores.queries.bySlug, { slug });
  if (store === null) throw new AppError("not_found", "There is no such store.");
  const covers = ((await catalogue(null, store.storeId))?.page ?? []).slice(0, COVERS).map(({ peaks }) => peaks);
  const text = await plainText();
  const [name, bio] = [shortened(text(store.name), 40), shortened(text(store.bio), 110)];
  return await pictureResponse(JSON.stringify([slug, name, bio, covers]), () => (
    <div style={{ display: "flex", width: "100%", height: "100%", background: LOOK.ground, color: LOOK.ink }}>
      <div style={{ display: "flex", flexDirection: "column", justifyContent: "space-between", flex: 1, padding: 56 }}>
        <Mark />
        <div style={{ display: "flex", flexDirection: "column" }}>
          <div style={{ fontSize: name.length > 18 ? 60 : 80, fontWeight: 600, letterSpacing: -2, lineHeight: 1.05 }}>{name}</div>
          <div style={{ fontSize: 28, color: LOOK.soft, lineHeight: 1.35, marginTop: 20 }}>{bio || words.store}</div>
        </div>
        <Bars peaks={covers[0] ?? []} width={500} height={70} color={LOOK.wave} />
      </div>
      {covers.length > 0 && (
        <div style={{ display: "flex", flexWrap: "wrap", width: covers.length === 1 ? 630 : 420 * 1.25, height: 630, alignContent: "center", background: LOOK.raised }}>
          {covers.length < COVERS ? <Sleeve peaks={covers[0] ?? []} size={covers.length === 1 ? 630 : 525} /> : covers.map((peaks, i) => <Sleeve key={i} peaks={peaks} size={262} />)}
        </div>
      )}
    </div>
  ));
}
