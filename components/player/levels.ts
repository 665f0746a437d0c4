export { levels, listedLevels } from "@/lib/domain/levels";
