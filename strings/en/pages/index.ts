export { aboutWords } from "./about";
export { accessibilityWords } from "./accessibility";
export { helpWords } from "./help";
export { licencesWords } from "./licences";
export { contents, feeExamples, purchasePicture, reachPicture, tierColumnWords, tierTable, tiersCompared } from "./pictures";
export { pricingWords } from "./pricing";
export { privacyWords } from "./privacy";
export { termsWords } from "./terms";
