export { AccountRoom as default } from "@/components/account/account-room";
