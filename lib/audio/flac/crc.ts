/** Checksums of frames (RFC 9639 sections 9.1.8 and 9.3). */
const CRC8 = table(8, 0x07);
const CRC16 = table(16, 0x8005);

export function crc8(bytes: Uint8Array, start: number, end: number): number {
  let sum = 0;
  for (let at = start; at < end; at++) sum = CRC8[sum ^ (bytes[at] ?? 0)] ?? 0;
  return sum;
}

export function crc16(bytes: Uint8Array, start: number, end: number): number {
  let sum = 0;
  for (let at = start; at < end; at++) sum = ((sum << 8) & 0xff00) ^ (CRC16[(sum >> 8) ^ (bytes[at] ?? 0)] ?? 0);
  return sum;
}

function table(width: 8 | 16, polynomial: number): Uint16Array {
  const high = 1 << (width - 1);
  return Uint16Array.from({ length: 256 }, (_, byte) => {
    let sum = byte << (width - 8);
    for (let bit = 0; bit < 8; bit++) sum = sum & high ? (sum << 1) ^ polynomial : sum << 1;
    return sum & ((1 << width) - 1);
  });
}
