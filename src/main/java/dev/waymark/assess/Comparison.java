package dev.waymark.assess;

import dev.waymark.document.LlmsTxt;
import dev.waymark.document.LlmsTxt.FileLink;
import dev.waymark.url.PageKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Our file and the one that the site has, link by link.
 *
 * @param onlyOurs what ours lists and theirs does not
 * @param onlyTheirs the other way round
 * @param changed links of both that go by another name or with other notes
 * @param same how many links are the same in both
 */
public record Comparison(List<Link> onlyOurs, List<Link> onlyTheirs, List<Change> changed, int same) {

    /** A link of one of the two. */
    public record Link(String name, String url, String notes) {

        static Link of(FileLink link) {
            return new Link(link.name(), link.url().toString(), link.notes());
        }
    }

    /** A link of both. */
    public record Change(Link ours, Link theirs) {

        private boolean isOne() {
            return !ours.name().equals(theirs.name()) || !ours.notes().equals(theirs.notes());
        }
    }

    public static Comparison of(LlmsTxt ours, LlmsTxt theirs) {
        Map<String, FileLink> left = byPage(ours);
        Map<String, FileLink> right = byPage(theirs);
        List<Change> changed = left.entrySet().stream()
                .flatMap(entry -> Optional.ofNullable(right.get(entry.getKey()))
                        .map(other -> new Change(Link.of(entry.getValue()), Link.of(other)))
                        .stream())
                .filter(Change::isOne)
                .toList();
        long both = left.keySet().stream().filter(right::containsKey).count();
        return new Comparison(without(left, right), without(right, left), changed, (int) both - changed.size());
    }

    private static List<Link> without(Map<String, FileLink> some, Map<String, FileLink> others) {
        return some.entrySet().stream()
                .filter(entry -> !others.containsKey(entry.getKey()))
                .map(entry -> Link.of(entry.getValue()))
                .toList();
    }

    static Map<String, FileLink> byPage(LlmsTxt document) {
        Map<String, FileLink> byPage = new LinkedHashMap<>();
        document.links().forEach(link -> byPage.putIfAbsent(PageKey.of(link.url()), link));
        return byPage;
    }
}
