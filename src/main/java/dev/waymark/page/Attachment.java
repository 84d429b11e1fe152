package dev.waymark.page;

import dev.waymark.url.Url;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A PDF or office document that pages of the site link to.
 *
 * @param title what the site or the document itself calls it; never blank
 * @param year the year that it is about or of, as {@code 2025} or {@code 2024-25}; empty when it says none
 * @param pages how many pages, sheets or slides it has; 0 when it does not say
 * @param bytes its size
 * @param language its language tag, empty when it is not known
 */
public record Attachment(
        Url url, Kind kind, String title, String year, Format format, int pages, long bytes, String language) {

    /** What a document is, in the order in which they matter. */
    public enum Kind {
        REPORT,
        ACCOUNTS,
        PROSPECTUS,
        POLICY,
        FORM,
        MINUTES
    }

    /** A type of file. */
    public enum Format {
        PDF("PDF", "page", "application/pdf"),
        DOCX("Word document", "page", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        XLSX("Excel workbook", "sheet", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        PPTX(
                "PowerPoint presentation",
                "slide",
                "application/vnd.openxmlformats-officedocument.presentationml.presentation");

        private final String words;
        private final String part;
        private final String mediaType;

        Format(String words, String part, String mediaType) {
            this.words = words;
            this.part = part;
            this.mediaType = mediaType;
        }

        /** The format with this file extension or media type; empty when it is another. */
        public static Optional<Format> of(String extensionOrType) {
            return Arrays.stream(values())
                    .filter(format ->
                            format.name().equalsIgnoreCase(extensionOrType) || format.mediaType.equals(extensionOrType))
                    .findFirst();
        }

        public String mediaType() {
            return mediaType;
        }
    }

    /** Format, length and year in words: {@code PDF, 24 pages, 2025}. */
    public String notes() {
        String length = pages == 0 ? "" : ", " + pages + " " + format.part + (pages == 1 ? "" : "s");
        return format.words + length + (year.isEmpty() ? "" : ", " + year);
    }

    /** Format and year alone, which read the same in most languages: {@code PDF, 2025}. */
    public String briefNotes() {
        return format.name() + (year.isEmpty() ? "" : ", " + year);
    }

    /** The same with size and language, for the ledger. */
    public String words() {
        String size = bytes < 1_000_000
                ? Math.max(1, bytes / 1_000) + " kB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
        String spoken =
                language.isEmpty() ? "" : Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH);
        return notes() + ", " + size + (spoken.isEmpty() ? "" : ", " + spoken);
    }
}
