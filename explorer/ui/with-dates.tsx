const DATE = /(\d{4}-\d{2}(?:-\d{2})?)/;

/** A text whose dates are not broken at their hyphens. */
export const WithDates = ({ text }: { readonly text: string }) =>
  text.split(DATE).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other name
      <span key={index} className="date">
        {part}
      </span>
    ),
  );
