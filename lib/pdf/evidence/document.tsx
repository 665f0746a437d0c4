import { Document, Link, Page, Text, View } from "@react-pdf/renderer";
import { Mark } from "../contract/drawings";
import { ContractPage } from "../contract/document";
import { INK, look } from "../contract/look";
import { Facts } from "../contract/parts";
import { paper } from "./look";
import type { EvidenceView } from "./view";

/** The evidence on paper: one part about the order, then each contract as the buyer got it. */
export function EvidenceDocument({ view }: { view: EvidenceView }) {
  const title = `Evidence: ${view.title}`;
  return (
    <Document title={title} author="Backline" subject={`Dispute ${view.dispute}`} creator="Backline" producer="Backline" language="en" creationDate={view.createdAt}>
      <Page size="LETTER" style={look.page}>
        <View style={look.head} fixed>
          <Mark />
          <Text style={look.headNote}>Dispute evidence</Text>
        </View>
        <View style={look.foot} fixed>
          <Text>Dispute {view.dispute}</Text>
          <Text render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`} />
        </View>
        <Text style={look.kicker}>Dispute {view.dispute}</Text>
        <Text style={look.title}>{view.title}</Text>
        <Facts facts={view.facts} />
        <Note paragraphs={view.note} />
        {view.goods.map((goods, at) => (
          <Goods key={at} {...goods} />
        ))}
        <Text style={paper.remark}>
          Every time is UTC and was recorded by the shop when it happened. Downloads are given to the signed-in buyer alone, by a signed address that
          lives for a short while. {view.contracts.length === 0 ? "" : "The licence contract follows as the buyer received it."}
        </Text>
      </Page>
      {view.contracts.map((contract) => (
        <ContractPage key={contract.verifyId} view={contract} />
      ))}
    </Document>
  );
}

function Note({ paragraphs }: { paragraphs: readonly string[] }) {
  if (paragraphs.length === 0) return null;
  return (
    <View style={paper.part}>
      <Text style={paper.heading}>In the seller’s words</Text>
      {paragraphs.map((paragraph, at) => (
        <Text key={at} style={look.paragraph}>
          {paragraph}
        </Text>
      ))}
    </View>
  );
}

function Goods({ title, description, facts, verifyUrl, downloads }: EvidenceView["goods"][number]) {
  return (
    <View style={paper.part}>
      <Text style={paper.heading}>{title}</Text>
      <Text style={look.paragraph}>{description}</Text>
      <Facts facts={facts} />
      {verifyUrl === null ? null : (
        <Text style={look.paragraph}>
          Public record of the licence:{" "}
          <Link src={verifyUrl} style={{ color: INK, textDecoration: "none" }}>
            {verifyUrl}
          </Link>
        </Text>
      )}
      {verifyUrl === null ? null : <Text style={paper.subheading}>Downloads</Text>}
      {verifyUrl !== null && downloads.length === 0 ? <Text>The files were available from the moment of payment; none was fetched.</Text> : null}
      {downloads.map(({ time, file }, at) => (
        <View key={at} style={look.line} wrap={false}>
          <Text style={paper.time}>{time}</Text>
          <Text style={paper.file}>{file}</Text>
        </View>
      ))}
    </View>
  );
}
