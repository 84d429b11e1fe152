package dev.waymark.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.url.Url;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetchResponseTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html                              | text/html       | ''",
                "Text/HTML; charset=ISO-8859-1          | text/html       | ISO-8859-1",
                "text/html;charset=\"utf-8\"            | text/html       | UTF-8",
                "text/html; Charset = 'windows-1252'; x=y | text/html     | windows-1252",
                "text/html; boundary=x; charset=utf-8   | text/html       | UTF-8",
                "text/html; charset=klingon             | text/html       | ''",
                "text/html; charset=                    | text/html       | ''",
                "text/html; charset=!                   | text/html       | ''",
                "text/html; xcharset=utf-8              | text/html       | ''",
                "text/html, text/plain                  | text/html       | ''",
                "; charset=utf-8                        | ''              | UTF-8",
                "''                                     | ''              | ''",
            })
    void tellsMediaTypeAndCharset(String contentType, String mediaType, String charset) {
        FetchResponse answer = answer(200, "content-type", contentType);
        assertThat(answer.mediaType()).isEqualTo(mediaType);
        assertThat(answer.charset().map(Charset::name).orElse("")).isEqualTo(charset);
    }

    @ParameterizedTest
    @CsvSource({
        "301, /b,                   http://example.org/b",
        "302, b?c#d,                http://example.org/a/b?c",
        "303, //other.example/,     http://other.example/",
        "307, https://x.example/é,  https://x.example/%C3%A9",
        "308, '/a b',               http://example.org/a%20b",
    })
    void tellsWhereARedirectPoints(int status, String location, String address) {
        assertThat(answer(status, "location", location).redirect())
                .map(Url::toString)
                .hasValue(address);
    }

    @ParameterizedTest
    @CsvSource({"200, /b", "300, /b", "304, /b", "302, ftp://example.org/", "302, http://me@example.org/"})
    void tellsOfNoRedirectWhereThereIsNone(int status, String location) {
        assertThat(answer(status, "location", location).redirect()).isEmpty();
    }

    @Test
    void hasNoHeaderThatTheServerDidNotSend() {
        assertThat(answer(200, "a", "b").header("Content-Type")).isEmpty();
        assertThat(answer(200, "a", "b").mediaType()).isEmpty();
    }

    private static FetchResponse answer(int status, String name, String value) {
        return new FetchResponse(
                Url.parse("http://example.org/a/"),
                status,
                Map.of(name, List.of(value)),
                new byte[0],
                false,
                Duration.ZERO);
    }
}
