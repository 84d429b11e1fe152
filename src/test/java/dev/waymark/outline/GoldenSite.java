package dev.waymark.outline;

import dev.waymark.extract.PageReader;
import dev.waymark.page.Page;
import dev.waymark.page.Page.Link;
import dev.waymark.url.Url;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;

/** A whole site in a folder of HTML files under {@code src/test/resources/sites}, and what is expected of it. */
public record GoldenSite(Path folder) {

    private static final Path SITES = Path.of("src/test/resources/sites");

    public static Stream<GoldenSite> all() throws IOException {
        try (Stream<Path> folders = Files.list(SITES)) {
            return folders.filter(Files::isDirectory).sorted().map(GoldenSite::new).toList().stream();
        }
    }

    /** The pages in the order in which links lead to them from the start page. */
    public List<Page> pages() {
        Queue<Url> open = new ArrayDeque<>(List.of(Url.parse("https://" + name() + ".example/")));
        Set<Url> met = new LinkedHashSet<>(open);
        List<Page> pages = new ArrayList<>();
        while (!open.isEmpty()) {
            Url url = open.remove();
            file(url)
                    .map(file -> new PageReader().read(url, bytes(file), "text/html"))
                    .ifPresent(page -> {
                        pages.add(page);
                        page.links().stream()
                                .map(Link::url)
                                .filter(linked -> linked.host().equals(url.host()) && met.add(linked))
                                .forEach(open::add);
                    });
        }
        return pages;
    }

    /** The HTML of the page with this path, if there is one; links in it are those of the site at {@code origin}. */
    public Optional<String> html(String path, String origin) {
        return file(Url.parse("https://" + name() + ".example" + path))
                .map(file -> new String(bytes(file), StandardCharsets.UTF_8)
                        .replace("https://" + name() + ".example", origin));
    }

    private Optional<Path> file(Url url) {
        Path path = folder.resolve(url.path().substring(1));
        return Stream.of(path, path.resolve("index.html"), path.resolve("index.htm"), Path.of(path + ".html"))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return folder.getFileName().toString();
    }

    Path expected(String file) {
        return folder.resolve(file);
    }

    @Override
    public String toString() {
        return name();
    }
}
