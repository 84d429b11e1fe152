package dev.waymark.job.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderMapTest {

    private static final Url WEBSITE = Url.parse("https://rowers.example/");

    private final List<FolderCount> counts = new ArrayList<>();

    @Test
    void countsTheAddressesOfEachFolderByWhatBecameOfThem() {
        add("", "", "kept", "none", 3);
        add("", "", "dropped", "utility", 1);
        add("news", "", "kept", "none", 2);
        add("news", "", "optional", "none", 4);
        add("news", "", "dropped", "limit", 1);
        add("news", "", "dropped", "redirect", 2);
        add("about", "", "kept", "none", 5);
        assertThat(map().folders())
                .extracting(
                        FolderMap.Folder::path,
                        FolderMap.Folder::depth,
                        FolderMap.Folder::kept,
                        FolderMap.Folder::optional,
                        FolderMap.Folder::left)
                .containsExactly(tuple("/", 0, 3, 0, 1), tuple("/about/", 1, 5, 0, 0), tuple("/news/", 1, 2, 4, 3));
        assertThat(map().folders().get(2).leftOut())
                .containsExactly(new FolderMap.Reason("redirect", 2), new FolderMap.Reason("limit", 1));
    }

    @Test
    void showsALargeFolderByTheFoldersInIt() {
        add("", "", "kept", "none", 1);
        add("en", "", "kept", "none", 2);
        add("en", "join", "kept", "none", 3);
        add("en", "boats", "dropped", "limit", 4);
        add("de", "boote", "dropped", "other_language", 2);
        assertThat(map().folders())
                .extracting(FolderMap.Folder::path, FolderMap.Folder::depth, FolderMap.Folder::total)
                .containsExactly(
                        tuple("/", 0, 1),
                        tuple("/de/", 1, 2),
                        tuple("/en/", 1, 2),
                        tuple("/en/boats/", 2, 4),
                        tuple("/en/join/", 2, 3));
    }

    @Test
    void hangsFoldersOnTheTopWhereNothingIsInTheOneThatTheyAreIn() {
        add("docs", "api", "kept", "none", 4);
        add("docs", "guide", "kept", "none", 3);
        assertThat(map().folders())
                .extracting(FolderMap.Folder::path, FolderMap.Folder::depth)
                .containsExactly(tuple("/", 0), tuple("/docs/api/", 1), tuple("/docs/guide/", 1));
    }

    @Test
    void leavesOutOtherWebsites() {
        add("", "", "kept", "none", 1);
        counts.add(new FolderCount("www.rowers.example", "news", "", "kept", "none", 2));
        counts.add(new FolderCount("shop.rowers.example", "", "", "dropped", "out_of_scope", 7));
        counts.add(new FolderCount("rowers.example:8443", "a", "", "dropped", "out_of_scope", 7));
        assertThat(map().folders())
                .extracting(FolderMap.Folder::path, FolderMap.Folder::total)
                .containsExactly(tuple("/", 1), tuple("/news/", 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {FolderMap.MAX_FOLDERS - 1, FolderMap.MAX_FOLDERS, 5_000})
    void addsUpTheSmallestFoldersOfAWebsiteThatHasTooMany(int folders) {
        for (int i = 0; i < folders; i++) {
            add("f" + i, "", i % 2 == 0 ? "kept" : "dropped", "none", 2 + i);
        }
        List<FolderMap.Folder> lines = map().folders();
        assertThat(lines).hasSize(Math.min(folders + 1, FolderMap.MAX_FOLDERS));
        assertThat(lines.stream().mapToInt(FolderMap.Folder::total).sum())
                .isEqualTo(counts.stream().mapToInt(FolderCount::addresses).sum());
        assertThat(lines.get(0).path()).isEqualTo("/");
        FolderMap.Folder last = lines.get(lines.size() - 1);
        assertThat(last.path().equals(FolderMap.OTHERS)).isEqualTo(folders >= FolderMap.MAX_FOLDERS);
        if (last.path().equals(FolderMap.OTHERS)) {
            int smallestShown = lines.subList(1, lines.size() - 1).stream()
                    .mapToInt(FolderMap.Folder::total)
                    .min()
                    .orElseThrow();
            assertThat(last.total()).isEqualTo(sumOfSmallerThan(smallestShown));
            assertThat(last.depth()).isEqualTo(1);
        }
    }

    private int sumOfSmallerThan(int total) {
        return counts.stream()
                .mapToInt(FolderCount::addresses)
                .filter(addresses -> addresses < total)
                .sum();
    }

    @Test
    void drawsBarsThatFitAndAreSeenHoweverDifferentTheFoldersAre() {
        add("", "", "kept", "none", 1);
        add("a", "", "dropped", "limit", 30_000);
        add("a", "b", "optional", "none", 60_000);
        add("a", "<script>alert(1)</script>".repeat(20), "kept", "none", 2);
        FolderDrawing drawing = FolderDrawing.of(map());
        assertThat(drawing.lines()).hasSize(4).allSatisfy(line -> {
            assertThat(line.end()).isBetween(0.8, 55.01);
            assertThat(line.label().length()).isLessThan(30);
            assertThat(line.y()).isLessThan(drawing.height());
        });
        assertThat(drawing.lines())
                .extracting(FolderDrawing.Line::y)
                .isSortedAccordingTo(Comparator.naturalOrder())
                .doesNotHaveDuplicates();
        assertThat(drawing.branches()).hasSize(3).allSatisfy(branch -> {
            assertThat(branch.top()).isLessThan(branch.bottom());
            assertThat(branch.x()).isLessThan(branch.right());
        });
    }

    private void add(String folder, String inside, String state, String reason, int addresses) {
        counts.add(new FolderCount("rowers.example", folder, inside, state, reason, addresses));
    }

    private FolderMap map() {
        return FolderMap.of(WEBSITE, counts);
    }
}
