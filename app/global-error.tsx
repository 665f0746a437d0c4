"use client";

/** The last resort, when even the frame of the site broke: plain, with nothing that could break again. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body style={{ font: "16px/1.5 system-ui, sans-serif", maxWidth: "40rem", margin: "4rem auto", padding: "0 1rem", colorScheme: "light dark" }}>
        <title>Backline is not reachable</title>
        <h1>Backline cannot be shown right now</h1>
        <p>Something broke on our side. Nothing was bought or changed. Try again in a moment.</p>
        <button type="button" onClick={() => retry()} style={{ font: "inherit", padding: "0.5rem 1rem" }}>
          Try again
        </button>
      </body>
    </html>
  );
}
