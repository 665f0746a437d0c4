import "server-only";
import { catalogue } from "@/lib/catalogue";
import { linkPictures as words } from "@/strings/linkPictures";
import { Bars, LOOK, Mark } from "./parts";
import { pictureResponse } from "./render";

/** What a link to the front page shows: what this place is, over the sound of its newest beat. */
export async function answerHomePicture(): Promise<Response> {
  const peaks = (await catalogue(null))?.page[0]?.peaks ?? [];
  return await pictureResponse(JSON.stringify(["home", peaks]), () => (
    <div style={{ display: "flex", flexDirection: "column", justifyContent: "space-between", width: "100%", height: "100%", padding: 64, background: LOOK.ground, color: LOOK.ink }}>
      <Mark />
      <div style={{ display: "flex", flexDirection: "column" }}>
        <div style={{ fontSize: 96, fontWeight: 600, letterSpacing: -4 }}>{words.home.title}</div>
        <div style={{ fontSize: 34, color: LOOK.soft, marginTop: 16 }}>{words.home.text}</div>
      </div>
      <Bars peaks={peaks} width={1072} height={150} color={LOOK.wave} />
    </div>
  ));
}
