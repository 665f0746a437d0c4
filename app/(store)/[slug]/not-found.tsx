import { NotHere } from "@/components/layout/not-here";
import { noStore as words } from "@/strings/states";

export default function NoSuchStore() {
  return <NotHere words={words} ways={[["/creators", words.creators], ["/beats", words.beats]]} />;
}
