package dev.waymark.bulk;

import dev.waymark.result.Result;
import dev.waymark.result.Results;
import dev.waymark.url.BadUrl;
import dev.waymark.url.Url;
import dev.waymark.web.CsvTable;
import dev.waymark.web.Ids;
import dev.waymark.web.RequestLanguage;
import dev.waymark.web.ZipArchive;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a list has to take along: its files, and a table of its grades. */
@ApplicationScoped
class BulkFiles {

    private static final Pattern UNSAFE = Pattern.compile("[^a-z0-9.-]|^[.-]+|[.]+$");

    @Inject
    private Bulks bulks;

    @Inject
    private Results results;

    @Inject
    private RequestLanguage language;

    /** The files that are finished by now, each in the folder of its host. One after the other is read while the archive is sent. */
    Response archive(Bulk bulk) {
        List<BulkItem> finished = bulks.items(bulk).stream()
                .filter(item -> item.state() == ItemState.FINISHED)
                .toList();
        Iterable<Map.Entry<String, String>> files = () -> {
            Set<String> folders = new HashSet<>();
            return finished.stream()
                    .flatMap(item -> file(item).stream()
                            .map(text -> Map.entry(unique(folder(item.url()), folders) + "/llms.txt", text)))
                    .iterator();
        };
        return ZipArchive.streamed("llms-txt.zip", files);
    }

    private Optional<String> file(BulkItem item) {
        return bulks.token(item).flatMap(results::find).map(Result::llmsTxt);
    }

    /** The host, with nothing in it that means something in a path. */
    static String folder(String url) {
        try {
            String safe = UNSAFE.matcher(Url.parse(url).host()).replaceAll("_");
            return safe.isEmpty() ? "_" : safe;
        } catch (BadUrl e) {
            return "_";
        }
    }

    private static String unique(String folder, Set<String> taken) {
        String name = folder;
        for (int number = 2; !taken.add(name); number++) {
            name = folder + "-" + number;
        }
        return name;
    }

    /** One line for each website. */
    Response grades(Bulk bulk, HttpServletRequest request) {
        CsvTable table = new CsvTable("url", "state", "score", "grade", "reason");
        for (BulkItem item : bulks.items(bulk)) {
            table.add(
                    item.url(),
                    Ids.of(item.state()),
                    item.score().<Object>map(score -> score).orElse(""),
                    item.grade().orElse(""),
                    item.reason().map(language.of(request)::text).orElse(""));
        }
        return table.asFile("grades.csv");
    }
}
