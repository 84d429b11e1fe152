package dev.waymark.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadMetaTest {

    private static HeadMeta.Found found(String html) {
        return HeadMeta.in(html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8", "proof");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!doctype html><html><head><meta name=\"proof\" content=\"t\"></head><body>Welcome</body></html>",
                "<head><title>Welcome</title><META CONTENT=' t ' NAME=' Proof '></head><p>Welcome",
                "<html><head><link rel=icon href=/i><script>1</script><meta name=proof content=t></head>",
                "<html><head><noscript><img src=/p></noscript><meta name=proof content=t></head><body>",
                "<html><head><meta name=proof content=other><meta name=proof content=t></head><body>",
            })
    void isSeenInTheHead(String html) {
        assertThat(found(html).contents()).contains("t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><head></head><body><meta name=proof content=t></body></html>",
                "<html><head></head><meta name=proof content=t><body></body></html>",
                "<html><head><title>x</title></head>\n<!-- x --><meta name=proof content=t></head><body>",
                "<html><head></head><head><meta name=proof content=t></head><body>",
                "<html><head></head><body></body></html><meta name=proof content=t>",
                "<html><head><title>x</title><p>y<meta name=proof content=t></head><body>y",
                "<html><body><head><meta name=proof content=t></head>y",
                "<p>x<head><meta name=proof content=t></head>y",
                "<meta name=proof content=t><p>x",
                "<!doctype html><title>x</title><meta name=proof content=t><p>x",
                "<html><head><title>x</title><meta name=proof content=t><body>x",
                "<html><head><!-- <meta name=proof content=t> --></head><body>x",
                "<html><head><noscript><meta name=proof content=t></noscript></head><body>x",
                "<html><head><template><meta name=proof content=t></template></head><body>x",
                "<html><head><script>'<meta name=proof content=t>'</script></head><body>x",
                "<html><head><title><meta name=proof content=t></title></head><body>x",
                "<html><head><style><meta name=proof content=t></style></head><body>x",
                "<html><head><meta property=proof content=t></head><body>x",
                "<html><head><meta name=proof value=t></head><body>x",
                "<html><head><link name=proof content=t></head><body>x",
                "",
            })
    void isNotSeenElsewhere(String html) {
        assertThat(found(html).contents()).doesNotContain("t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<title>x</title><p>y", "<html><body>x", "<html><head><title>x</title><body>y", ""})
    void aHeadWithoutBothItsTagsIsNoneThatIsWritten(String html) {
        assertThat(found(html).written()).isFalse();
    }
}
