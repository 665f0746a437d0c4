import { Path, Rect, Svg, Text, View } from "@react-pdf/renderer";
import { INK, INK_FAINT, look } from "./look";
import type { ContractView } from "./view";

const MARK_BARS = [4, 9, 14, 6.5, 11.5, 5];
const MARK_HEIGHT = 14;

/** The product's sign: six bars of a waveform. */
export function Mark() {
  return (
    <View style={look.mark}>
      <Svg width={22} height={MARK_HEIGHT} viewBox={`0 0 22 ${MARK_HEIGHT}`}>
        {MARK_BARS.map((height, at) => (
          <Rect key={at} x={at * 3.8} y={(MARK_HEIGHT - height) / 2} width={2.2} height={height} rx={1.1} fill={INK} />
        ))}
      </Svg>
      <Text style={look.markName}>Backline</Text>
    </View>
  );
}

/** A tick or a cross; drawn, because the typeface has neither. */
export function GrantMark({ granted }: { granted: boolean }) {
  return (
    <Svg width={7} height={7} viewBox="0 0 7 7">
      <Path d={granted ? "M0.8 3.8 2.7 5.7 6.2 1.4" : "M1.2 1.2 5.8 5.8M5.8 1.2 1.2 5.8"} stroke={granted ? INK : INK_FAINT} strokeWidth={1.1} fill="none" />
    </Svg>
  );
}

export function QrCode({ qr: { path, size } }: Pick<ContractView, "qr">) {
  return (
    <Svg width={80} height={80} viewBox={`0 0 ${size} ${size}`}>
      <Path d={path} fill={INK} />
    </Svg>
  );
}

const BAR = { step: 5.2, width: 2.6, min: 2, max: 18 } as const;

/** The digest as a waveform: one bar for each of its 64 digits. Two contracts that differ look different. */
export function Fingerprint({ hash }: Pick<ContractView, "hash">) {
  const width = hash.length * BAR.step;
  return (
    <Svg width={width} height={BAR.max} viewBox={`0 0 ${width} ${BAR.max}`}>
      {Array.from(hash, (digit, at) => {
        const height = BAR.min + ((BAR.max - BAR.min) * Number.parseInt(digit, 16)) / 15;
        return <Rect key={at} x={at * BAR.step} y={(BAR.max - height) / 2} width={BAR.width} height={height} rx={BAR.width / 2} fill={INK} />;
      })}
    </Svg>
  );
}
