package dev.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateSourceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<h1 th:text=\"#{a.b}\"></h1>                          | <h1>&lt;a.b&gt; $1</h1>",
                "<p th:text=\"#{a}\" th:if=\"${x > 1}\">Sample</p>     | <p th:if=\"${x > 1}\">&lt;a&gt; $1</p>",
                "<p class=\"fine\" th:utext=\"#{a.html}\"></p>         | <p class=\"fine\"><a.html> $1</p>",
                "<nav th:aria-label=\"#{a}\">                          | <nav aria-label=\"&lt;a&gt; $1\">",
                "<p>[[#{a}]] <b>x</b></p>                              | <p>&lt;a&gt; $1 <b>x</b></p>",
                "<p th:text=\"#{a(${x})}\"></p>                        | <p th:text=\"#{a(${x})}\"></p>",
                "<p th:text=\"#{${'a.' + x}}\"></p>                    | <p th:text=\"#{${'a.' + x}}\"></p>",
                "<p th:text=\"${x} ? #{a} : #{b}\"></p>                | <p th:text=\"${x} ? #{a} : #{b}\"></p>",
            })
    void putsInTheTextsThatNeverChange(String template, String filled) {
        assertThat(Templates.withTexts(template, key -> "<" + key + "> $1")).isEqualTo(filled);
    }
}
