export { Live as default } from "@/components/providers/live";
