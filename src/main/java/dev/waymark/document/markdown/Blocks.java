package dev.waymark.document.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes blocks of any Markdown that stay what they are between other blocks. Source: CommonMark 0.31, section 4. */
public final class Blocks {

    private static final String CODE = "    ";
    private static final Pattern LINE_BREAK = Pattern.compile("\r\n?|\n");
    private static final Pattern QUOTE_MARKS = Pattern.compile(" {0,3}>[> ]*+");
    private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6}(?: (.*))?");
    private static final Pattern RULE = Pattern.compile(" {0,3}([-=_*+])(?:\\1| )*+");
    private static final Pattern BULLET = Pattern.compile("[-+*] ++|[0-9]{1,9}[.)] ++");

    private final List<String> blocks = new ArrayList<>();
    private final List<String> block = new ArrayList<>();
    private @Nullable Fence fence;

    private Blocks() {}

    public static List<String> safe(String markdown) {
        Blocks safe = new Blocks();
        List<String> lines = LINE_BREAK
                .splitAsStream(markdown)
                .map(line -> Characters.visible(line.replace("\t", CODE)).stripTrailing())
                .toList();
        Comments comments = new Comments(lines);
        for (int i = 0; i < lines.size(); i++) {
            int end = safe.fence == null ? comments.end(i) : i;
            if (end > i && Comments.isAlone(lines.subList(i, end))) {
                safe.addComment(lines.subList(i, end));
                i = end - 1;
            } else {
                safe.add(lines.get(i));
            }
        }
        safe.end();
        return List.copyOf(safe.blocks);
    }

    private void add(String line) {
        if (fence != null) {
            addCode(line, fence);
        } else if (line.isEmpty()) {
            end();
        } else if (line.startsWith(CODE)) {
            block.add(line);
        } else {
            addText(line);
        }
    }

    /** Without blank lines, which would end its block, and with nothing that begins as a heading. */
    private void addComment(List<String> comment) {
        end();
        comment.stream()
                .filter(line -> !line.isEmpty())
                .map(line -> line.startsWith("#") ? ' ' + line : line)
                .forEach(block::add);
        end();
    }

    private void addCode(String line, Fence open) {
        if (open.isClosedBy(line)) {
            end();
            fence = null;
        } else if (line.isEmpty()) {
            end();
        } else {
            block.add(CODE + line);
        }
    }

    private void addText(String line) {
        Matcher quoted = QUOTE_MARKS.matcher(line);
        Matcher heading = HEADING.matcher(line);
        if (quoted.lookingAt()) {
            add(line.substring(quoted.end()));
        } else if (heading.matches()) {
            addLeadIn(heading.group(1));
        } else if (Fence.opens(line)) {
            end();
            fence = Fence.of(line);
        } else if (!RULE.matcher(line).matches()) {
            block.add(escaped(line));
        } else {
            end();
        }
    }

    private void addLeadIn(@Nullable String heading) {
        end();
        String text = heading == null ? "" : PlainTextCleaner.line(heading);
        if (!text.isEmpty()) {
            block.add(PlainTextCleaner.bold(text));
        }
        end();
    }

    /** The line with a backslash before what would open a heading or HTML. */
    private static String escaped(String line) {
        int start = 0;
        while (start < line.length() && line.charAt(start) == ' ') {
            start++;
        }
        Matcher bullet = BULLET.matcher(line);
        while (bullet.region(start, line.length()).lookingAt()) {
            start = bullet.end();
        }
        boolean opens = line.startsWith("#", start) || line.startsWith("<", start) || line.startsWith(">", start);
        return opens ? line.substring(0, start) + '\\' + line.substring(start) : line;
    }

    private void end() {
        if (!block.isEmpty()) {
            blocks.add(String.join("\n", block));
            block.clear();
        }
    }
}
