import { NotHere } from "@/components/layout/not-here";
import { noBeat as words } from "@/strings/states";

export default function NoSuchBeat() {
  return <NotHere words={words} ways={[["/beats", words.beats]]} />;
}
