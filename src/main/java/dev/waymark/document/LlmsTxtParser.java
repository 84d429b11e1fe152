package dev.waymark.document;

import dev.waymark.deadline.Deadline;
import dev.waymark.document.markdown.Fences;
import dev.waymark.document.markdown.HtmlLine;
import dev.waymark.document.markdown.Inline;
import dev.waymark.document.markdown.Passages;
import dev.waymark.document.markdown.References;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads any text as an llms.txt, as well as it can be read, in time linear in its length. Source: the llms.txt proposal, version 2
 * of 2026-08-10, "Format"; headings and code fences as in CommonMark 0.31.
 */
public final class LlmsTxtParser {

    private static final Pattern HEADING = Pattern.compile("^( {0,3})(#++)([ \t].*|$)", Pattern.DOTALL);
    private static final Pattern TIGHT_HEADING = Pattern.compile("^(#++)(.+)", Pattern.DOTALL);

    private final List<String> lines;
    private final Fences fences;
    private final Passages passages;
    private final References references;
    private final ParseProblems forgiven;
    private final Map<Integer, String> definitions = new LinkedHashMap<>();
    private final HeadParser head;
    private final SectionsParser lists;

    private LlmsTxtParser(DecodedFile source) {
        lines = source.lines();
        fences = new Fences(lines);
        passages = new Passages(lines);
        references = new References(lines);
        forgiven = new ParseProblems(Problems.of(source.forgiven()));
        head = new HeadParser(forgiven);
        lists = new SectionsParser(forgiven);
    }

    /** Reads the bytes of a file; those that are not UTF-8 as UTF-16 when they are marked so, else as windows-1252. */
    public static ParsedFile parse(byte[] file) {
        return parse(DecodedFile.of(file));
    }

    /** Reads the text of a file. */
    public static ParsedFile parse(String text) {
        return parse(DecodedFile.of(text));
    }

    private static ParsedFile parse(DecodedFile source) {
        LlmsTxtParser parser = new LlmsTxtParser(source);
        return NotLlmsTxt.of(source.text()).map(parser::nothing).orElseGet(parser::parse);
    }

    private ParsedFile nothing(Rule why) {
        forgiven.add(why.at(0));
        return new ParsedFile(lines, "", "", "", List.of(), forgiven.all(), List.of());
    }

    private ParsedFile parse() {
        for (int i = 0; i < lines.size(); i++) {
            forgiven.moveTo(i);
            read(lines.get(i), i);
        }
        if (lines.stream().allMatch(String::isBlank)) {
            forgiven.add(Rule.EMPTY_FILE.at(0));
        } else {
            head.end();
        }
        String details = Stream.of(head.details(), List.of(""), lists.strays(), List.of(""), definitionsInUse())
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"));
        return new ParsedFile(
                lines, head.name(), head.summary(), details, lists.sections(), forgiven.all(), forgiven.moved());
    }

    /** The definitions that the details refer to. Items have their addresses in place; what nothing refers to is kept as well. */
    private List<String> definitionsInUse() {
        Set<String> elsewhere = References.labels(head.details());
        definitions.values().removeIf(line -> references.isUsedUp(line, elsewhere));
        definitions.keySet().forEach(forgiven::move);
        return List.copyOf(definitions.values());
    }

    private void read(String line, int at) {
        Deadline.check();
        if (passages.isFrontMatter(at)) {
            frontMatter(line);
        } else if (passages.isComment(at)) {
            comment(line);
        } else if (fences.isCode(at)) {
            code(line, at == 0 || !fences.isCode(at - 1));
        } else if (line.isBlank()) {
            blank(line);
        } else if (HtmlLine.is(line)) {
            html(line);
        } else if (line.indexOf('#') >= 0) {
            marked(line);
        } else {
            plain(line);
        }
    }

    /** Settings for other programs: text for us, not headings and items. */
    private void frontMatter(String line) {
        String setting = Passages.setting(line);
        if (!setting.isEmpty()) {
            head.detail(setting);
            forgiven.moveHere();
        }
    }

    private void comment(String line) {
        if (lists.isEmpty()) {
            head.comment(line);
        } else {
            lists.code(line, line.stripLeading().startsWith("<!--"));
        }
    }

    private void html(String line) {
        HtmlLine.heading(line)
                .ifPresentOrElse(
                        level -> heading(level, String.join(" ", HtmlLine.texts(line)), false),
                        () -> HtmlLine.texts(line).forEach(text -> {
                            if (lists.isEmpty()) {
                                head.line(text);
                            } else {
                                lists.converted(text, line);
                            }
                        }));
    }

    private void code(String line, boolean opens) {
        if (line.startsWith("##")) {
            forgiven.here(Rule.HEADING_IN_CODE);
        }
        if (lists.isEmpty()) {
            head.detail(line);
        } else {
            lists.code(line, opens);
        }
    }

    private void blank(String line) {
        if (lists.isEmpty()) {
            head.blank(line);
        } else {
            lists.blank();
        }
    }

    private void marked(String line) {
        Matcher heading = HEADING.matcher(line);
        Matcher tight = TIGHT_HEADING.matcher(line);
        if (heading.matches()) {
            heading(
                    heading.group(2).length(),
                    heading.group(3).strip(),
                    heading.group(1).isEmpty());
        } else if (tight.matches() && (tight.group(1).length() > 1 || !head.isNamed())) {
            heading(tight.group(1).length(), tight.group(2).strip(), false);
        } else {
            plain(line);
        }
    }

    private void plain(String line) {
        if (lists.isEmpty()) {
            head.line(line);
        } else if (References.isDefinition(line)) {
            definitions.put(forgiven.at(), line);
        } else {
            item(line, references.resolved(line));
        }
    }

    private void item(String line, String resolved) {
        if (resolved.equals(line) || ItemParser.read(line).hasLink()) {
            lists.line(line);
        } else {
            lists.converted(resolved, line);
        }
    }

    private void heading(int level, String text, boolean exact) {
        if (!exact) {
            forgiven.here(Rule.HEADING_FORM, text);
        }
        if (level == 1) {
            title(text);
        } else if (level == 2) {
            section(text);
        } else {
            forgiven.here(Rule.DEEP_HEADING, text);
            deepHeading(text);
        }
    }

    private void title(String text) {
        if (head.isNamed()) {
            forgiven.here(Rule.SEVERAL_H1, text);
            deepHeading(text);
        } else {
            head.name(text, !lists.isEmpty());
        }
    }

    private void section(String title) {
        if (Inline.plain(title).isEmpty()) {
            forgiven.here(Rule.EMPTY_TITLE);
        }
        lists.open(title);
    }

    /** Above the sections a lead-in, below a section of its own: so nothing under it is lost. */
    private void deepHeading(String text) {
        if (lists.isEmpty()) {
            head.detail("### " + text);
        } else {
            lists.open(text);
        }
    }
}
