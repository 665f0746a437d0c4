import { StyleSheet } from "@react-pdf/renderer";
import { SEMIBOLD } from "../fonts";

/** What the contract's look does not have. Points. */
export const paper = StyleSheet.create({
  part: { marginBottom: 14 },
  heading: { fontSize: 12, fontWeight: SEMIBOLD, lineHeight: 1.3, marginBottom: 4 },
  subheading: { fontWeight: SEMIBOLD, marginTop: 4, marginBottom: 3 },
  time: { width: 190 },
  file: { flex: 1, fontWeight: SEMIBOLD },
  remark: { fontSize: 7.6, lineHeight: 1.4 },
});
