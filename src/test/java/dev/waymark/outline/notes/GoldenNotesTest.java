package dev.waymark.outline.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The notes of the golden files, read as an editor reads them. */
class GoldenNotesTest {

    private static final Path SITES = Path.of("src/test/resources/sites");
    private static final Pattern NOTES = Pattern.compile("(?m)^- \\[[^\\]]*]\\([^)]*\\): (.+)$");

    @ParameterizedTest
    @MethodSource("files")
    void printsNoNotesThatAnEditorWouldStrikeOut(Path file) throws IOException {
        assertThat(NOTES.matcher(Files.readString(file)).results().map(match -> match.group(1)))
                .isNotEmpty()
                .allSatisfy(note -> assertThat(UnfitNote.in(note)).as(note).isEmpty());
    }

    static Stream<Path> files() throws IOException {
        return Files.walk(SITES).filter(file -> file.endsWith("llms.txt"));
    }

    @Test
    void readsAllGoldenSites() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CAPTION | Wide view across the harbour at dawn",
                "CAPTION | A photo of the lifeboat crew in 1934",
                "GREETING | Welcome to the harbour and its walls",
                "GREETING | Dear friends of the harbour",
                "CALL | Join us for a walk along the walls",
                "CALL | Get in touch with the harbour office",
                "CALL | Stay connected with everything at the harbour",
                "BYLINE | By Mary Holt for the harbour news",
                "BYLINE | Posted on Monday by the office",
                "CUT | Guided walks along the walls of the",
                "CUT | Repairs to the west pier…",
                "CUT | Stained glass at St",
                "CUT | The east pier (built in",
                "DEPENDENT | Especially when they come together",
                "DEPENDENT | However, boats may stay for a night",
                "DEPENDENT | They also look after the lighthouse",
            })
    void namesTheFaultOfANote(UnfitNote fault, String note) {
        assertThat(UnfitNote.in(note)).contains(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Opening hours, moorings and harbour dues",
                "Which boats may moor here and for how long",
                "Photographs from the harbour festival",
                "History of the walls from 1720 (in three parts)",
            })
    void findsNoFaultInANoteThatSaysWhatThePageIsFor(String note) {
        assertThat(UnfitNote.in(note)).isEmpty();
    }
}
