/** The page that the browser shows in place of one that it cannot fetch. */
export const offline = {
  documentTitle: "No connection · Backline",
  title: "There is no connection",
  text: "This page could not be fetched. Nothing was bought or changed. It opens by itself as soon as the connection is back.",
  again: "Try again",
  works: {
    heading: "What works meanwhile",
    list: [
      "Pages that are open in other tabs can be read, and a beat that is loaded plays on.",
      "What you write at a beat’s desk stays in this browser and is saved when you are back.",
      "Files and contracts that you have downloaded need no connection.",
    ],
  },
  waits: {
    heading: "What waits",
    list: ["Buying, uploading and new downloads.", "A payment that you had confirmed goes on without you: your library shows it when you are back."],
  },
} as const;
