/** What a browser needs of the frame around every page before anybody opens anything. */
export const siteSearch = {
  open: "Search",
  close: "Cancel",
  label: "Search beats and creators",
  placeholder: "Search beats and creators",
} as const;

export const menus = { account: "Account", theme: "Theme" } as const;
