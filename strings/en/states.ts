export const notFound = {
  documentTitle: "Not found",
  title: "There is nothing at this address",
  text: "The link may be old or mistyped, or it may lead to something that only its owner can see.",
  beats: "Browse beats",
  library: "Your library",
  help: "Help",
} as const;

export const noStore = {
  title: "No store has this name",
  text: "The store may have moved to another name, or the address is mistyped. Nothing else is at this address either.",
  creators: "All creators",
  beats: "Browse beats",
} as const;

export const noBeat = {
  title: "No such beat",
  text: "It may have been taken off sale by its producer. Licences that were bought stay valid and are in their owners’ libraries.",
  beats: "Browse beats",
} as const;

export const noLicence = {
  title: "No licence with this id",
  text: "Check the address: it must be exactly as the contract prints it. If it is, the contract was not issued here, so do not rely on it.",
} as const;

export const notInStudio = {
  title: "Your store has nothing at this address",
  text: "It may have been deleted, or it belongs to another store. Everything of yours is in these lists.",
  beats: "Your beats",
  sales: "Sales",
} as const;

export const notInAdmin = {
  title: "No such record",
  text: "The id is mistyped, or this house never had the record. Search for the order’s number or its buyer’s address.",
  orders: "Orders",
} as const;

/** Over a room whose live connection is gone for some seconds. */
export const connectionLost = {
  title: "The connection is gone.",
  text: "What you see may be out of date. It catches up by itself when the connection is back.",
} as const;
