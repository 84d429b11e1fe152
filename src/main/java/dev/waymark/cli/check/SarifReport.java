package dev.waymark.cli.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A report as programs for code reviews read it. Source: OASIS, "Static Analysis Results Interchange Format (SARIF)", version 2.1.0.
 */
public record SarifReport(@JsonProperty("$schema") String schema, String version, List<Run> runs) {

    public record Run(Tool tool, String columnKind, List<Result> results) {}

    public record Tool(Driver driver) {}

    public record Driver(String name, String semanticVersion, List<Rule> rules) {}

    public record Rule(String id, Text shortDescription, Text help) {}

    public record Text(String text) {}

    public record Result(String ruleId, int ruleIndex, String level, Text message, List<Location> locations) {}

    public record Location(PhysicalLocation physicalLocation) {}

    public record PhysicalLocation(ArtifactLocation artifactLocation, Region region) {}

    public record ArtifactLocation(String uri) {}

    public record Region(int startLine) {}

    /**
     * The report of a version of this program.
     *
     * @param folder that paths are relative to where they can be
     */
    public static SarifReport of(CheckReport report, String version, Path folder) {
        List<CheckFinding> kinds = report.findings().stream()
                .collect(Collectors.toMap(CheckFinding::code, finding -> finding, (first, next) -> first, TreeMap::new))
                .values()
                .stream()
                .toList();
        List<String> codes = kinds.stream().map(CheckFinding::code).toList();
        ArtifactLocation file = new ArtifactLocation(uri(Path.of(report.file()), folder));
        List<Rule> rules = kinds.stream()
                .map(kind ->
                        new Rule(kind.code(), new Text(kind.code().replace('-', ' ')), new Text(plain(kind.fix()))))
                .toList();
        List<Result> results = report.findings().stream()
                .map(finding -> new Result(
                        finding.code(),
                        codes.indexOf(finding.code()),
                        report.level(finding),
                        new Text(plain(finding.message() + " " + finding.fix())),
                        List.of(new Location(new PhysicalLocation(file, new Region(Math.max(1, finding.line())))))))
                .toList();
        return new SarifReport(
                "https://json.schemastore.org/sarif-2.1.0.json",
                "2.1.0",
                List.of(new Run(new Tool(new Driver("Waymark", version, rules)), "utf16CodeUnits", results)));
    }

    /** In a message brackets begin links and braces arguments (sections 3.11.5 and 3.11.6). */
    private static String plain(String text) {
        return text.replace('[', '(').replace(']', ')').replace('{', '(').replace('}', ')');
    }

    private static String uri(Path file, Path folder) {
        Path whole = folder.resolve(file).normalize();
        if (!whole.startsWith(folder)) {
            return whole.toUri().toString();
        }
        return StreamSupport.stream(folder.relativize(whole).spliterator(), false)
                .map(name -> encoded(name.toString()))
                .reduce((before, name) -> before + "/" + name)
                .orElseThrow();
    }

    private static String encoded(String name) {
        try {
            return new URI(null, null, "/" + name, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Any text can be a path", e);
        }
    }
}
