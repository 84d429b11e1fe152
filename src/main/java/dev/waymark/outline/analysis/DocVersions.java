package dev.waymark.outline.analysis;

import dev.waymark.page.Page;
import dev.waymark.url.Url;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Tells pages about an old version of something from those about the newest. */
final class DocVersions {

    private static final Pattern NO_DIGITS = Pattern.compile("\\D+");

    private static final Pattern NUMBER =
            Pattern.compile("v\\d{1,4}(?:\\.\\d{1,4}){0,3}(?:\\.x)?|\\d{1,4}(?:\\.\\d{1,4}){1,3}(?:\\.x)?");
    /** Least wanted first; numbers are between the first and the second half. */
    private static final List<String> UNRELEASED =
            List.of("nightly", "unstable", "edge", "canary", "devel", "develop", "dev", "next", "master", "main");

    private static final List<String> RELEASED = List.of("current", "stable", "latest");

    private final Map<String, Set<String>> byPrefix = new HashMap<>();
    private final Set<String> paths = new HashSet<>();

    /** Where in an address the version is. */
    private record Place(String prefix, String version, String rest) {}

    DocVersions(List<Page> pages) {
        pages.forEach(page -> paths.add(path(page.url().segments())));
        pages.forEach(page -> place(page.url())
                .ifPresent(place -> byPrefix.computeIfAbsent(place.prefix(), any -> new TreeSet<>(NEWEST_LAST))
                        .add(place.version())));
    }

    boolean isOld(Page page) {
        return place(page.url()).filter(this::isOld).isPresent();
    }

    private boolean isOld(Place place) {
        Set<String> versions = byPrefix.getOrDefault(place.prefix(), Set.of());
        boolean numbered =
                versions.stream().anyMatch(version -> NUMBER.matcher(version).matches());
        String newest = versions.stream().reduce((older, newer) -> newer).orElse(place.version());
        boolean rewritten = paths.contains(place.prefix() + "/" + newest + place.rest());
        boolean outdone = versions.size() > 1 && (numbered || rewritten) && !newest.equals(place.version());
        boolean bare = NUMBER.matcher(place.version()).matches()
                && !place.rest().isEmpty()
                && paths.contains(place.prefix() + place.rest());
        return outdone || bare;
    }

    /** Whether a folder is called as versions are: {@code v2}, {@code 3.1}, {@code latest}. */
    static boolean isVersion(String segment) {
        return NUMBER.matcher(segment).matches() || UNRELEASED.contains(segment) || RELEASED.contains(segment);
    }

    private static Optional<Place> place(Url url) {
        List<String> segments = url.segments();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (isVersion(segment)) {
                return Optional.of(new Place(
                        path(segments.subList(0, i)), segment, path(segments.subList(i + 1, segments.size()))));
            }
        }
        return Optional.empty();
    }

    private static String path(List<String> segments) {
        return segments.isEmpty() ? "" : "/" + String.join("/", segments);
    }

    private static final Comparator<String> NEWEST_LAST = Comparator.comparing(DocVersions::stage)
            .thenComparing(DocVersions::numbers, Arrays::compare)
            .thenComparing(Comparator.naturalOrder());

    private static int stage(String version) {
        if (NUMBER.matcher(version).matches()) {
            return 0;
        }
        return UNRELEASED.contains(version)
                ? UNRELEASED.indexOf(version) - UNRELEASED.size()
                : 1 + RELEASED.indexOf(version);
    }

    private static int[] numbers(String version) {
        return NO_DIGITS
                .splitAsStream(version)
                .filter(digits -> !digits.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
