package dev.waymark.extract.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LenientJsonTest {

    @Test
    void readsObjectsArraysAndStrings() {
        assertThat(LenientJson.read(" {\"a\": [1, -2.5, true, null, \"x\"], \"b\": {\"c\": \"d\"}} "))
                .isEqualTo(Map.of("a", List.of("1", "-2.5", "true", "", "x"), "b", Map.of("c", "d")));
    }

    @Test
    void readsEscapes() {
        assertThat(LenientJson.read("\"a\\\"b\\\\c\\/d\\u00e9\\n\\ud83d\\ude00\""))
                .isEqualTo("a\"b\\c/dé\n😀");
    }

    @Test
    void forgivesWhatPagesGetWrong() {
        assertThat(LenientJson.read("{\"a\":\"x\ny\",\"b\":[1,2,],}"))
                .isEqualTo(Map.of("a", "x\ny", "b", List.of("1", "2")));
        assertThat(LenientJson.read("{\"a\":\"b\",\"c\":{\"d\":\"e"))
                .isEqualTo(Map.of("a", "b", "c", Map.of("d", "e")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "// <![CDATA[\n{\"a\": \"b\"}\n// ]]>",
                "//<![CDATA[ {\"a\": \"b\"} //]]>",
                "/*<![CDATA[*/{\"a\": \"b\"}/*]]>*/",
                "<!--\n{\"a\": \"b\"}\n-->",
                "{\"a\": \"b\",}",
                "{\"a\": \"b\"};",
                "/* made by a plug-in */ {/* note */ \"a\" /* x */: \"b\" // end\n}",
                "{'a': 'b'}",
                "{a: \"b\"}",
                "{x y, \"a\": \"b\"}",
                "var data = {\"a\": \"b\"}",
            })
    void findsTheJsonInWhatStandsAroundIt(String text) {
        assertThat(LenientJson.readAll(text)).isEqualTo(List.of(Map.of("a", "b")));
    }

    @Test
    void readsEachOfSeveralValues() {
        assertThat(LenientJson.readAll("{\"a\": \"b\"}\n{\"c\": [\"d\", \"e\"]}"))
                .isEqualTo(List.of(Map.of("a", "b"), Map.of("c", List.of("d", "e"))));
        assertThat(LenientJson.readAll("{\"a\": \"b\" \"c\": \"d\"}")).isEqualTo(List.of(Map.of("a", "b", "c", "d")));
        assertThat(LenientJson.readAll("nothing")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "{", "[", "\"", "{]", "[}", "{a:1}", "{\"a\"", "{\"a\":", "[,", ":", "\\", "\"\\", "\"\\u12",
                "[1 2]"
            })
    void comesToAnEnd(String text) {
        assertThat(LenientJson.read(text)).isNotNull();
    }

    @Test
    void goesOnlySoDeep() {
        assertThat(LenientJson.read("[".repeat(1_000_000))).isInstanceOf(List.class);
        assertThat(LenientJson.read("{\"a\":".repeat(200_000))).isInstanceOf(Map.class);
    }
}
