import { StyleSheet } from "@react-pdf/renderer";
import { REGULAR, SEMIBOLD, TYPEFACE } from "../fonts";

/** Points. US Letter is 612 × 792. */
const MARGIN = 54;

export const INK = "#161512";
const INK_SOFT = "#55534b";
export const INK_FAINT = "#85837a";
const LINE = "#d9d7cf";
const GROUND = "#f6f5f1";

export const look = StyleSheet.create({
  page: {
    paddingTop: 44,
    paddingHorizontal: MARGIN,
    paddingBottom: 54,
    fontFamily: TYPEFACE,
    fontWeight: REGULAR,
    // Inter's contextual forms would print the id 8x4 as 8×4: what is written must be what is read.
    fontFeatureSettings: { calt: false },
    fontSize: 8.4,
    lineHeight: 1.4,
    color: INK,
  },
  head: { flexDirection: "row", justifyContent: "space-between", alignItems: "center", marginBottom: 18 },
  mark: { flexDirection: "row", alignItems: "center", gap: 6 },
  markName: { fontSize: 10, fontWeight: SEMIBOLD, lineHeight: 1 },
  headNote: { fontSize: 8, color: INK_SOFT, lineHeight: 1 },
  kicker: { fontSize: 9.5, color: INK_SOFT, lineHeight: 1.3 },
  title: { fontSize: 21, fontWeight: SEMIBOLD, lineHeight: 1.2, letterSpacing: -0.3, marginBottom: 14 },
  facts: { flexDirection: "row", flexWrap: "wrap", borderTopWidth: 0.75, borderColor: INK, paddingTop: 9, marginBottom: 12 },
  fact: { width: "33.33%", paddingRight: 12, marginBottom: 7 },
  label: { fontSize: 7, color: INK_SOFT, lineHeight: 1.4 },
  value: { fontSize: 9.5, fontWeight: SEMIBOLD, lineHeight: 1.3 },
  clause: { flexDirection: "row", marginBottom: 7.5 },
  number: { width: 20, fontWeight: SEMIBOLD, color: INK_SOFT },
  body: { flex: 1 },
  heading: { fontWeight: SEMIBOLD, marginBottom: 1 },
  paragraph: { marginBottom: 2.5 },
  line: { flexDirection: "row", alignItems: "flex-start", paddingVertical: 1.4, borderBottomWidth: 0.5, borderColor: LINE },
  lineMark: { width: 13, paddingTop: 2.6 },
  lineLabel: { width: 128, color: INK_SOFT },
  lineValue: { fontWeight: SEMIBOLD },
  digest: { fontSize: 6.6, fontWeight: REGULAR, color: INK_SOFT, lineHeight: 1.35 },
  parties: { flexDirection: "row", gap: 24, marginTop: 6, marginBottom: 12 },
  party: { flex: 1 },
  partyName: { fontSize: 13, fontWeight: SEMIBOLD, lineHeight: 1.25, paddingBottom: 5, marginBottom: 4, borderBottomWidth: 0.75, borderColor: INK },
  small: { fontSize: 7.6, color: INK_SOFT, lineHeight: 1.4 },
  seal: { flexDirection: "row", gap: 14, padding: 11, backgroundColor: GROUND, borderRadius: 4 },
  sealText: { flex: 1, justifyContent: "space-between" },
  sealHash: { fontSize: 7.2, lineHeight: 1.4 },
  // From the top: a box that counts pages loses its place when it hangs from the bottom.
  foot: { position: "absolute", left: MARGIN, right: MARGIN, top: 755, flexDirection: "row", justifyContent: "space-between", fontSize: 7, color: INK_SOFT, lineHeight: 1 },
});
