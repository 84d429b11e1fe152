package dev.waymark.change;

import java.util.Locale;

/**
 * One thing that changed on a website, and what it means for the file. All texts are plain, so that it can be stored and shown.
 *
 * @param key names the change: its kind and what it is about; the same when another reading shows it again
 * @param subject the address that it is about; of a fact the page that stated it; empty for the summary
 * @param label how a person calls what it is about: the name of an item, the label of a fact
 * @param before what the file says now: see {@link Kind}; empty for what it lacks
 * @param after what it says with the change; empty for what is removed
 * @param section the title of the section, or of the lead-in above a fact; empty for the summary
 * @param ours false where the owner wrote by hand what would change: it is shown, and not made unless the owner asks for it
 */
public record Change(
        Kind kind,
        String key,
        String subject,
        String label,
        String before,
        String after,
        String section,
        boolean ours,
        Weight weight) {

    /** What changed. */
    public enum Kind {
        /** {@code after}: the notes of the new item. */
        PAGE_ADDED,
        /** {@code before}: the notes of the item. */
        PAGE_GONE,
        /** {@code before} and {@code after}: addresses. */
        PAGE_MOVED,
        /** {@code before} and {@code after}: names. */
        PAGE_RENAMED,
        /** {@code before} and {@code after}: notes. */
        NOTES_CHANGED,
        SUMMARY_CHANGED,
        /** {@code before} and {@code after}: lines of the details without their bullets; so for all facts. */
        FACT_CHANGED,
        FACT_ADDED,
        FACT_GONE,
        /** A page of another website; {@code before}: the notes of the item. */
        LINK_DEAD;

        /** Names the kind in keys, in lower case with hyphens; never changes. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How much a change matters; the weightiest first. */
    public enum Weight {
        IMPORTANT,
        MINOR
    }

    static String key(Kind kind, String about) {
        return kind.code() + " " + about;
    }

    /** Whether another reading shows the same change: of the same thing, and with the same outcome but for noise. */
    public boolean agreesWith(Change other) {
        return key.equals(other.key) && isSameOutcome(other);
    }

    private boolean isSameOutcome(Change other) {
        return switch (kind) {
            case PAGE_GONE, FACT_GONE, LINK_DEAD, PAGE_ADDED -> true;
            case PAGE_MOVED -> after.equals(other.after);
            default -> !TextChange.isReal(new ComparedText(after, false), new ComparedText(other.after, false));
        };
    }
}
