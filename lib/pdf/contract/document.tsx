import { Document, Page, Text, View } from "@react-pdf/renderer";
import { look } from "./look";
import { Clauses, Facts, Parties, Seal } from "./parts";
import { Mark } from "./drawings";
import type { ContractView } from "./view";

/** The contract on paper. */
export function ContractDocument({ view }: { view: ContractView }) {
  return (
    <Document
      title={`${view.subtitle}: ${view.title}`}
      author="Backline"
      subject={`Licence ${view.verifyId}`}
      creator="Backline"
      producer="Backline"
      language="en"
      creationDate={view.issuedAt}
    >
      <ContractPage view={view} />
    </Document>
  );
}

/** The contract's pages, also as part of another paper. */
export function ContractPage({ view }: { view: ContractView }) {
  return (
    <Page size="LETTER" style={look.page}>
      <View style={look.head} fixed>
        <Mark />
        <Text style={look.headNote}>Licence agreement</Text>
      </View>
      <View style={look.foot} fixed>
        <Text>Licence {view.verifyId}</Text>
        <Text render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`} />
      </View>
      <Text style={look.kicker}>{view.subtitle}</Text>
      <Text style={look.title}>{view.title}</Text>
      <Facts facts={view.facts} />
      <Clauses clauses={view.clauses} />
      <View wrap={false}>
        <Parties parties={view.parties} />
        <Seal view={view} />
      </View>
    </Page>
  );
}
