import type { BeatSort } from "@/lib/domain/studioTable";
import { counted, plural } from "../plural";

const beats = (count: number) => counted(count, { one: "beat", other: "beats" });

/** The words of /studio, where a creator's beats are. */
export const studioBeats = {
  page: "Studio",
  title: "Your beats",
  loading: "Loading your beats",
  add: "Add a beat",
} as const;

export const beatTable = {
  noneFits: { title: "No beat fits", text: "Look for fewer words, or in another state.", action: "Show all beats" },
  empty: { title: "No beats yet", text: "Upload a master and set your licences. It takes about two minutes." },
} as const;

const SORTS: Readonly<Record<BeatSort, string>> = { newest: "Newest", oldest: "Oldest", cheapest: "Lowest price", dearest: "Highest price" };

export const beatFilters = {
  label: "Filter beats",
  text: "Search",
  textExample: "Title, genre, mood or tag",
  state: "State",
  states: { all: "All", draft: "Drafts", published: "On sale", sold: "Sold exclusively" },
  order: "Order",
  orders: SORTS,
} as const;

export const beatRows = {
  caption: "Your beats. Up and down go through the rows, space chooses, shift takes the rows between, Escape chooses none.",
  chooseAll: "Choose all",
  choose: (title: string) => `Choose ${title}`,
  beat: "Beat",
  genre: "Genre",
  licences: "Licences",
  added: "Added",
  state: "State",
  bpm: (bpm: number) => `${bpm} BPM`,
  from: (money: string) => `from ${money}`,
} as const;

export const bulkBar = {
  label: "Chosen beats",
  done: (done: number, of: number) => `${done} of ${of} done`,
  progress: "Changing the beats",
  chosen: (count: number) => `${count} chosen`,
  edit: "Edit",
  publish: "Publish",
  unpublish: "Take off sale",
  delete: "Delete drafts",
  clear: "Choose none",
  deleteTitle: (count: number) => `Delete ${counted(count, { one: "draft", other: "drafts" })}?`,
  deleteText: "Their recordings go with them, and this cannot be undone. What was on sale once is kept.",
  deleteSure: "Delete for good",
} as const;

export const bulkDialog = {
  title: (count: number) => `Edit ${beats(count)}`,
  text: "What you leave empty stays as it is on each of them.",
  licences: "Licences",
  turns: { leave: "Leave", on: "Switch on", off: "Switch off" },
  sell: (tier: string) => `${tier}: sell it`,
  price: (tier: string) => `${tier}: price in dollars`,
  priceLeft: "Leave",
  genre: "Genre",
  genreLeft: "Leave as it is",
  addTags: "Add tags",
  addTagsHint: "Separate them with commas.",
  removeTags: "Remove tags",
  moods: "Moods",
  moodsHint: "(press once to add, twice to remove)",
  mood: (mood: string, meaning: "add" | "remove" | undefined) => (meaning === undefined ? mood : `${mood}: ${meaning}`),
  nothing: "Nothing is set to change yet.",
  submit: "Change them",
} as const;

export const bulkReport = {
  label: "How it went",
  did: {
    edit: (count: number) => `${beats(count)} changed.`,
    publish: (count: number) => `${beats(count)} put on sale.`,
    unpublish: (count: number) => `${beats(count)} taken off sale.`,
    delete: (count: number) => `${beats(count)} deleted.`,
    undo: (count: number) => `${beats(count)} put back.`,
  },
  nothing: "Nothing was changed.",
  same: (count: number) => `${beats(count)} ${plural(count, { one: "was", other: "were" })} so already.`,
  refused: (count: number) => `${beats(count)} could not be:`,
  undo: "Undo",
  dismiss: "Put this report away",
} as const;
