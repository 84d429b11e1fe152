package dev.waymark.outline;

import dev.waymark.document.LlmsTxt.FileLink;
import dev.waymark.document.LlmsTxt.Section;
import dev.waymark.document.instructions.ModelInstructions;
import dev.waymark.page.Attachment;
import dev.waymark.page.Attachment.Kind;
import dev.waymark.template.Language;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lists the few documents that matter. */
final class AttachmentSection {

    private static final String TITLE = "Documents";
    private static final int MAX_LISTED = 8;
    private static final int MAX_OF_A_KIND = 3;

    private AttachmentSection() {}

    /**
     * The section, without links when there is nothing to list, or no title for it in the language of the file.
     *
     * @param attachments the best first
     */
    static Section of(List<Attachment> attachments, Language language) {
        Optional<String> title = language.words(TITLE);
        Map<Kind, Integer> listed = new EnumMap<>(Kind.class);
        Set<String> titles = new HashSet<>();
        return new Section(
                title.orElse(TITLE),
                attachments.stream()
                        .filter(attachment -> title.isPresent())
                        .filter(attachment -> !ModelInstructions.in(attachment.title()))
                        .filter(attachment -> titles.add(attachment.title().toLowerCase(Locale.ROOT)))
                        .filter(attachment -> listed.merge(attachment.kind(), 1, Integer::sum) <= MAX_OF_A_KIND)
                        .limit(MAX_LISTED)
                        .map(attachment -> new FileLink(
                                attachment.title(),
                                attachment.url(),
                                language.isEnglish() ? attachment.notes() : attachment.briefNotes()))
                        .toList());
    }
}
