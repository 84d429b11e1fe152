package dev.waymark.extract;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** A block of code and the name of its language, empty when nothing names it. */
record CodeBlock(String text, String language) {

    private static final Pattern LANGUAGE = Pattern.compile("[\\w+#-]{1,20}");

    private static final Pattern NAMED = Pattern.compile(
            "(?:^|\\s)(?:language-|lang-|highlight-source-|highlight-(?!source)|brush:\\s?|sourceCode\\s+)([\\w+#-]{1,20})");

    /** The language is named on the block, on the code in it, or on a wrapper around it. */
    static CodeBlock in(Element pre) {
        Element inner = pre.firstElementChild();
        Element around = pre.parent();
        String language = Stream.of(inner, pre, around, around == null ? null : around.parent())
                .filter(Objects::nonNull)
                .map(CodeBlock::language)
                .filter(Predicate.not(String::isEmpty))
                .findFirst()
                .orElse("");
        return new CodeBlock(pre.wholeText(), language);
    }

    private static String language(Element element) {
        String said = element.attr("data-lang") + element.attr("data-language");
        Matcher named = NAMED.matcher(element.className());
        String language = said.isEmpty() && named.find() ? named.group(1) : said;
        return LANGUAGE.matcher(language).matches() ? language : "";
    }
}
