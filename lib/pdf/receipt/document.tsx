import { Document, Page, Text, View } from "@react-pdf/renderer";
import { Mark } from "../contract/drawings";
import { look } from "../contract/look";
import { Facts } from "../contract/parts";
import { paper } from "./look";
import type { ReceiptView } from "./view";

/** A receipt on paper. */
export function ReceiptDocument({ view }: { view: ReceiptView }) {
  return (
    <Document title={`Receipt ${view.number}`} author="Backline" subject={`Order ${view.number}`} creator="Backline" producer="Backline" language="en" creationDate={view.paidAt}>
      <Page size="LETTER" style={look.page}>
        <View style={look.head} fixed>
          <Mark />
          <Text style={look.headNote}>Receipt</Text>
        </View>
        <View style={look.foot} fixed>
          <Text>Order {view.number}</Text>
          <Text render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`} />
        </View>
        <Text style={look.kicker}>Receipt</Text>
        <Text style={look.title}>{view.number}</Text>
        <Facts facts={view.facts} />
        {view.lines.map((line, at) => (
          <Item key={at} {...line} />
        ))}
        <Sums view={view} />
        <Text style={paper.remark}>
          Names and prices are those of the order, as they were when it was placed. The licence contract of each item is a paper of its own.
          {view.substituted ? " Signs like [U+65E5] stand, by Unicode number, for characters this typeface lacks." : ""}
        </Text>
      </Page>
    </Document>
  );
}

function Item({ title, detail, rows, amount, note }: ReceiptView["lines"][number]) {
  return (
    <View style={paper.item} wrap={false}>
      <View style={paper.row}>
        <Text style={[paper.label, paper.title]}>{title}</Text>
        <Text style={paper.strong}>{amount}</Text>
      </View>
      <Text style={look.small}>{detail}</Text>
      {rows.map((row, at) => (
        <View key={at} style={paper.row}>
          <Text style={[paper.label, look.small]}>{row.label}</Text>
          <Text style={[paper.amount, look.small]}>{row.amount}</Text>
        </View>
      ))}
      {note === null ? null : <Text>{note}</Text>}
    </View>
  );
}

function Sums({ view: { sums, total, returned } }: { view: ReceiptView }) {
  const after = returned.at(-1);
  return (
    <View style={paper.sums} wrap={false}>
      {sums.map((row, at) => (
        <Sum key={at} {...row} />
      ))}
      <View style={paper.total}>
        <Text>Total paid</Text>
        <Text>{total}</Text>
      </View>
      {returned.slice(0, -1).map((row, at) => (
        <Sum key={at} {...row} />
      ))}
      {after === undefined ? null : (
        <View style={paper.total}>
          <Text>{after.label}</Text>
          <Text>{after.amount}</Text>
        </View>
      )}
    </View>
  );
}

function Sum({ label, amount }: { label: string; amount: string }) {
  return (
    <View style={paper.sum}>
      <Text>{label}</Text>
      <Text>{amount}</Text>
    </View>
  );
}
