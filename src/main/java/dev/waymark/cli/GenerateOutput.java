package dev.waymark.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waymark.crawl.Crawl;
import dev.waymark.outline.Authorship;
import dev.waymark.outline.OutlineResult;
import dev.waymark.outline.analysis.PageDecision.Place;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one run of {@code generate} did, for a program.
 *
 * @param end why the crawl stopped
 * @param links how many are in the file, those of Optional included
 * @param writing which parts the language model wrote
 * @param left how many of the pages read are not in the file, by reason
 * @param file where the file was written; absent when it was not
 * @param files everything that was written; absent when nothing was
 * @param document the file itself; absent when it was written
 */
record GenerateOutput(
        String url,
        int pages,
        String end,
        String template,
        int links,
        Authorship writing,
        Map<String, Long> left,
        Map<String, Boolean> profiles,
        List<ValidationOutput.Finding> problems,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String file,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> files,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String document) {

    static GenerateOutput of(Crawl crawl, OutlineResult outlined, ValidationOutput verdict, @Nullable Folder folder) {
        return new GenerateOutput(
                crawl.site().start().toString(),
                crawl.pages().size(),
                crawl.end().name().toLowerCase(Locale.ROOT),
                outlined.template().id(),
                outlined.document().links().size(),
                outlined.writing(),
                outlined.choices().stream()
                        .filter(choice -> choice.place() == Place.DROPPED)
                        .collect(Collectors.groupingBy(
                                choice -> choice.reason().name().toLowerCase(Locale.ROOT),
                                TreeMap::new,
                                Collectors.counting())),
                verdict.profiles(),
                verdict.problems(),
                folder == null ? null : folder.file().toString(),
                folder == null
                        ? List.of()
                        : folder.written().stream().map(Object::toString).toList(),
                folder == null ? outlined.document().write() : null);
    }
}
