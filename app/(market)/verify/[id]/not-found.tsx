import { NotHere } from "@/components/layout/not-here";
import { noLicence as words } from "@/strings/states";

export default function NoSuchLicence() {
  return <NotHere words={words} />;
}
