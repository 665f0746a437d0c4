/** A store in its owner's words. */
export function StoreAbout({ bio }: { bio: string }) {
  return (
    <div className="@container">
      <p className="mx-auto max-w-prose text-center whitespace-pre-line text-ink-soft @2xl:mx-0 @2xl:text-left @2xl:text-lg">{bio}</p>
    </div>
  );
}
