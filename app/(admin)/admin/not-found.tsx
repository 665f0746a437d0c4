import { NotHere } from "@/components/layout/not-here";
import { notInAdmin as words } from "@/strings/states";

export default function NotInAdmin() {
  return <NotHere words={words} ways={[["/admin/orders", words.orders]]} />;
}
