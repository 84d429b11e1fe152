package dev.waymark.cli;

import dev.waymark.document.Problem;
import dev.waymark.document.Validation;
import dev.waymark.fetch.FetchFailure;
import dev.waymark.fetch.FetchPurpose;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.fetch.FetchResult;
import dev.waymark.fetch.Fetcher;
import dev.waymark.probe.PublishedFile;
import dev.waymark.url.Url;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file to be judged, wherever it was found.
 *
 * @param source the path or the address where it is
 * @param seen problems of the way there, which the text does not show
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ValidationSource(String source, byte[] bytes, List<Problem> seen) {

    private static final int MOST_BYTES = 10_000_000;
    private static final int MOST_REDIRECTS = 5;

    static boolean isAddress(String source) {
        return source.regionMatches(true, 0, "http://", 0, 7) || source.regionMatches(true, 0, "https://", 0, 8);
    }

    static ValidationSource ofFile(String path) throws Unusable {
        try (InputStream file = Files.newInputStream(Path.of(path))) {
            byte[] bytes = file.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new Unusable("The file " + path + " is larger than 10 MB; an llms.txt should have 2 to 10 KB.");
            }
            return new ValidationSource(path, bytes, List.of());
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new Unusable("There is no file " + path + ". Check its name and folder.");
        } catch (IOException e) {
            throw new Unusable(
                    "The file " + path + " cannot be read. Check that it is no folder and that you may read it.");
        }
    }

    /** The file at an address; of a site's root the {@code /llms.txt} there. */
    static ValidationSource ofAddress(Url asked, Fetcher web) throws Unusable {
        Url url = asked.path().equals("/") ? asked.link("/llms.txt").orElse(asked) : asked;
        List<Problem> seen = new ArrayList<>();
        for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
            FetchResponse answer = answer(web.fetch(url, FetchPurpose.PAGE));
            Optional<Url> next = answer.redirect();
            if (next.isEmpty()) {
                return of(answer, seen);
            }
            url = next.get();
        }
        throw new Unusable("The address redirects more than " + MOST_REDIRECTS + " times.");
    }

    private static FetchResponse answer(FetchResult fetched) throws Unusable {
        if (fetched instanceof FetchResponse answer) {
            return answer;
        }
        FetchFailure skip = (FetchFailure) fetched;
        throw new Unusable(
                switch (skip.reason()) {
                    case UNREACHABLE -> "The website cannot be reached at " + skip.url() + ". Check the address.";
                    case TOO_SLOW -> "The website takes too long to answer. Try again later.";
                    case TOO_LARGE -> "The answer is too large.";
                    case BROKEN -> "The answer of the website cannot be read.";
                });
    }

    private static ValidationSource of(FetchResponse answer, List<Problem> seen) throws Unusable {
        if (answer.status() != 200) {
            throw new Unusable(
                    answer.status() == 404 || answer.status() == 410
                            ? "There is no file at " + answer.url()
                                    + ". Check the address, or make a file with waymark generate."
                            : "The website answers " + answer.status() + " for " + answer.url() + ". Try again later.");
        }
        seen.addAll(PublishedFile.ofType(answer.mediaType()));
        return new ValidationSource(answer.url().toString(), answer.body(), seen);
    }

    Validation validation() {
        return Validation.of(bytes).with(seen);
    }
}
