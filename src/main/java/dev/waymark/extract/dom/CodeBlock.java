package dev.waymark.extract.dom;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** A block of code, without line numbers and buttons, and the name of its language, empty when nothing names it. */
public record CodeBlock(String text, String language) {

    private static final Pattern LANGUAGE = Pattern.compile("[\\w+#-]{1,20}");

    private static final Pattern NAMED = Pattern.compile(
            "(?:^|\\s)(?:language-|lang-|highlight-source-|highlight-(?!source)|brush:\\s?|sourceCode\\s+)([\\w+#-]{1,20})");
    private static final Pattern NUMBERS = Pattern.compile("[\\s\\d]*+");
    private static final List<String> NUMBER_NAMES =
            List.of("lineno", "line-num", "linenum", "ln-num", "blob-num", "gutter");
    private static final Set<String> SHORT_NUMBER_NAMES = Set.of("ln", "lnt", "lno", "ln-numbers");
    private static final int MAX_NUMBERS_CHARACTERS = 20_000;

    /** The language is named on the block, on the code in it, or on a wrapper around it. */
    public static CodeBlock in(Element pre, Set<Element> dropped) {
        Element inner = pre.firstElementChild();
        Element around = pre.parent();
        String language = Stream.of(inner, pre, around, around == null ? null : around.parent())
                .filter(Objects::nonNull)
                .map(CodeBlock::language)
                .filter(Predicate.not(String::isEmpty))
                .findFirst()
                .orElse("");
        return new CodeBlock(isNumberColumn(pre) ? "" : Lines.of(pre, dropped), language);
    }

    private static String language(Element element) {
        String said = element.attr("data-lang") + element.attr("data-language");
        Matcher named = NAMED.matcher(element.className());
        String language = said.isEmpty() && named.find() ? named.group(1) : said;
        return LANGUAGE.matcher(language).matches() ? language : "";
    }

    /** A table of two columns, line numbers and lines. */
    public static Optional<CodeBlock> inRows(List<List<Element>> rows, Set<Element> dropped) {
        boolean numbered =
                !rows.isEmpty() && rows.stream().allMatch(row -> row.size() == 2 && isLineNumber(row.get(0)));
        return numbered
                ? Optional.of(new CodeBlock(
                        rows.stream()
                                .map(row -> Lines.of(row.get(1), dropped).stripTrailing())
                                .collect(Collectors.joining("\n")),
                        ""))
                : Optional.empty();
    }

    /** The column of line numbers beside a block of code. */
    private static boolean isNumberColumn(Element pre) {
        Element cell = pre.parent();
        boolean beside = cell != null
                && (cell.normalName().equals("td") || namesNumbers(cell))
                && cell.nextElementSibling() != null
                && cell.nextElementSibling().selectFirst("pre, code") != null;
        return (beside || namesNumbers(pre)) && hasOnlyNumbers(pre);
    }

    static boolean isLineNumber(Element element) {
        boolean says = element.hasAttr("data-line-number") || namesNumbers(element);
        return says && hasOnlyNumbers(element);
    }

    private static boolean namesNumbers(Element element) {
        String names = element.className().toLowerCase(Locale.ROOT);
        return !names.isEmpty()
                && (NUMBER_NAMES.stream().anyMatch(names::contains) || SHORT_NUMBER_NAMES.contains(names));
    }

    private static boolean hasOnlyNumbers(Element element) {
        String text = element.wholeText();
        return text.length() <= MAX_NUMBERS_CHARACTERS && NUMBERS.matcher(text).matches();
    }

    /** Collects lines as a browser shows them: one for each block, and one after each break. */
    private static final class Lines implements NodeFilter {

        private static final Set<String> CONTROLS = Set.of("button", "script", "style", "template", "svg");

        private final StringBuilder out = new StringBuilder();
        private final Set<Element> dropped;
        private boolean ended;

        private Lines(Set<Element> dropped) {
            this.dropped = dropped;
        }

        static String of(Element root, Set<Element> dropped) {
            Lines lines = new Lines(dropped);
            NodeTraversor.filter(lines, root);
            return lines.out.toString();
        }

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode text) {
                read(text.getWholeText());
            }
            return node instanceof Element element && depth > 0 ? open(element) : FilterResult.CONTINUE;
        }

        private void read(String text) {
            boolean between = ended && text.startsWith("\n");
            out.append(text, between ? 1 : 0, text.length());
            ended = false;
        }

        private FilterResult open(Element element) {
            if (dropped.contains(element) || CONTROLS.contains(element.normalName()) || isLineNumber(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            if (element.normalName().equals("br")) {
                out.append('\n');
                ended = false;
            } else if (isLine(element)) {
                endLine();
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element && depth > 0 && isLine(element)) {
                endLine();
                ended = true;
            }
            return FilterResult.CONTINUE;
        }

        /** Tables of lines hold each in a row; the code element is a block only to some parsers. */
        private static boolean isLine(Element element) {
            return switch (element.normalName()) {
                case "div", "p", "li", "tr" -> true;
                default -> false;
            };
        }

        private void endLine() {
            if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
                out.append('\n');
            }
        }
    }
}
