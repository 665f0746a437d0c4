import { StyleSheet } from "@react-pdf/renderer";
import { SEMIBOLD } from "../fonts";

/** What the contract's look does not have. Points. */
export const paper = StyleSheet.create({
  item: { paddingVertical: 8, borderBottomWidth: 0.5, borderColor: "#d9d7cf" },
  row: { flexDirection: "row", justifyContent: "space-between", alignItems: "flex-start" },
  label: { flex: 1, paddingRight: 24 },
  title: { fontSize: 10.5, fontWeight: SEMIBOLD, lineHeight: 1.3 },
  amount: { width: 120, textAlign: "right" },
  strong: { width: 120, textAlign: "right", fontSize: 10.5, fontWeight: SEMIBOLD, lineHeight: 1.3 },
  sums: { marginLeft: 220, marginTop: 10 },
  sum: { flexDirection: "row", justifyContent: "space-between", paddingVertical: 2 },
  total: { flexDirection: "row", justifyContent: "space-between", paddingVertical: 5, borderTopWidth: 0.75, fontSize: 11, fontWeight: SEMIBOLD, lineHeight: 1.3 },
  remark: { marginTop: 28, fontSize: 7.6, lineHeight: 1.4 },
});
