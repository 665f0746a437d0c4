import { NotHere } from "@/components/layout/not-here";
import { notInStudio as words } from "@/strings/states";

export default function NotInStudio() {
  return <NotHere words={words} ways={[["/studio", words.beats], ["/studio/sales", words.sales]]} />;
}
