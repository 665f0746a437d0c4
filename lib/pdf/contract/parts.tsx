import { Link, Text, View } from "@react-pdf/renderer";
import { Fingerprint, GrantMark, QrCode } from "./drawings";
import { INK, look } from "./look";
import type { ClauseView, ContractView, LineView, Party } from "./view";

export function Facts({ facts }: Pick<ContractView, "facts">) {
  return (
    <View style={look.facts}>
      {facts.map(({ label, value }) => (
        <View key={label} style={look.fact}>
          <Text style={look.label}>{label}</Text>
          <Text style={look.value}>{value}</Text>
        </View>
      ))}
    </View>
  );
}

export function Clauses({ clauses }: { clauses: readonly ClauseView[] }) {
  return clauses.map(({ heading, paragraphs, lines }, at) => (
    <View key={heading} style={look.clause}>
      <Text style={look.number}>{at + 1}</Text>
      <View style={look.body}>
        <Text style={look.heading}>{heading}</Text>
        {paragraphs.map((paragraph) => (
          <Text key={paragraph} style={look.paragraph}>
            {paragraph}
          </Text>
        ))}
        {lines.map((line) => (
          <Line key={`${line.label} ${line.value}`} {...line} />
        ))}
      </View>
    </View>
  ));
}

function Line({ label, value, granted, digest }: LineView) {
  return (
    <View style={look.line} wrap={false}>
      <View style={look.lineMark}>
        <GrantMark granted={granted} />
      </View>
      <Text style={look.lineLabel}>{label}</Text>
      <View style={look.body}>
        <Text style={look.lineValue}>{value}</Text>
        {digest === null ? null : <Text style={look.digest}>SHA-256 {digest}</Text>}
      </View>
    </View>
  );
}

export function Parties({ parties }: { parties: readonly Party[] }) {
  return (
    <View style={look.parties}>
      {parties.map(({ role, name, detail, agreed }) => (
        <View key={role} style={look.party}>
          <Text style={look.label}>{role}</Text>
          <Text style={look.partyName}>{name}</Text>
          <Text style={look.small}>{detail}</Text>
          <Text style={look.small}>{agreed}</Text>
        </View>
      ))}
    </View>
  );
}

/** Where to check that this paper says what was agreed: address, code, digest, and the digest's own picture. */
export function Seal({ view }: { view: ContractView }) {
  return (
    <View style={look.seal}>
      <QrCode qr={view.qr} />
      <View style={look.sealText}>
        <View>
          <Text style={look.heading}>Check this contract</Text>
          <Link src={view.verifyUrl} style={{ color: INK, textDecoration: "none" }}>
            {view.verifyUrl}
          </Link>
        </View>
        <Fingerprint hash={view.hash} />
        <View>
          <Text style={look.sealHash}>SHA-256 {view.hash}</Text>
          <Text style={look.small}>
            The bars are drawn from this digest.
            {view.substituted ? " Signs like [U+65E5] stand, by Unicode number, for characters this typeface lacks; the digest covers the characters themselves." : ""}
          </Text>
        </View>
      </View>
    </View>
  );
}
