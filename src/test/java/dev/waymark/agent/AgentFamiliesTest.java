package dev.waymark.agent;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.fetch.FetchSettings;
import dev.waymark.message.Messages;
import dev.waymark.url.Url;
import dev.waymark.web.Ids;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentFamiliesTest {

    private static final Path DATA = Path.of("src/main/resources/dev/waymark/agent/agents.properties");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; GPTBot/1.1; +https://openai.com/gptbot | gptbot",
                "gptbot | gptbot",
                "GPTBOT/9 | gptbot",
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; ChatGPT-User/1.0; +https://openai.com/bot | chatgpt-user",
                "Mozilla/5.0 (Macintosh) Chrome/131.0.0.0 Safari/537.36; compatible; OAI-SearchBot/1.3; +https://openai.com/searchbot | oai-searchbot",
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0; +claudebot@anthropic.com) | claudebot",
                "Claude-User (claude-code/2.1.119; +https://support.anthropic.com/) | claude-user",
                "claude-cli/2.1 (external, cli) | coding",
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Perplexity-User/1.0; +https://perplexity.ai/perplexity-user) | perplexity-user",
                "meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler) | meta-agent",
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; MistralAI-User/1.0; +https://docs.mistral.ai/robots) | mistral-user",
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html) | googlebot",
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0 Safari/537.36 | bingbot",
                "CCBot/2.0 (https://commoncrawl.org/faq/) | ccbot",
                "Mozilla/5.0 (compatible; Bytespider; spider-feedback@bytedance.com) | bytespider",
                "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php) | previews",
                "curl/8.5.0 | programs",
                "python-requests/2.31.0 | programs",
                "Go-http-client/2.0 | programs",
                "node | programs",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 | people",
                "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0 | people",
                "Mozilla/5.0 (compatible; NewBot/1.0; +https://new.example) Chrome/131.0.0.0 Safari/537.36 | other",
                "Something/1.0 | other",
                // a token is a whole word, and no part of an address
                "NotGPTBot/1.0 | other",
                "GPTBot-Extended/1.0 | other",
                "Reader/1.0 (+https://reader.example/gptbot) | other",
                "Reader/1.0 (gptbot@reader.example) | other",
                "'' | unnamed",
                "'  ' | unnamed",
                " | unnamed",
            })
    void knowsAProgramByItsProductToken(String userAgent, String family) {
        assertThat(AgentFamilies.named(userAgent).id()).isEqualTo(family);
    }

    @Test
    void knowsOurOwnChecks() {
        assertThat(AgentFamilies.named(FetchSettings.userAgent("https://waymark.example"))
                        .id())
                .isEqualTo("waymark");
    }

    @Test
    void readsNoMoreThanTheBeginning() {
        assertThat(AgentFamilies.named("x ".repeat(252) + "GPTBot/1.0").id()).isEqualTo("gptbot");
        assertThat(AgentFamilies.named("x ".repeat(260) + "GPTBot/1.0").id()).isEqualTo("other");
    }

    @Test
    @Timeout(value = 5, unit = SECONDS)
    void isAsFastForHostileNames() {
        for (String part : List.of("(", "/", "gptbot-", "a@", "://", " ; ", "\u0000", "İ")) {
            String hostile = part.repeat(1_000_000);
            for (int i = 0; i < 1_000; i++) {
                assertThat(AgentFamilies.named(hostile).id()).isEqualTo("other");
            }
        }
    }

    @Test
    void everyFamilyHasItsTextsAndSaysWhereItIsFrom() throws IOException {
        Properties data = new Properties();
        try (Reader reader = Files.newBufferedReader(DATA)) {
            data.load(reader);
        }
        assertThat(AgentFamilies.all()).hasSizeGreaterThan(30).allSatisfy(family -> {
            assertThat(Messages.ENGLISH.text(family.name())).isNotBlank();
            assertThat(Messages.hasKey("reads.purpose." + Ids.of(family.purpose())))
                    .isTrue();
            assertThat(AgentFamilies.of(family.id())).isEqualTo(family);
        });
        List<String> ids = List.of(data.getProperty("agents").split(" +"));
        assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> {
            assertThat(LocalDate.parse(data.getProperty(id + ".checked"))).isAfterOrEqualTo(LocalDate.of(2026, 11, 30));
            assertThat(id.equals("waymark")
                            || data.getProperty(id + ".source")
                                    .equals(Url.parse(data.getProperty(id + ".source"))
                                            .toString()))
                    .as(id)
                    .isTrue();
        });
        assertThat(Stream.concat(
                                ids.stream()
                                        .flatMap(id -> Stream.of(
                                                data.getProperty(id + ".tokens").split(" "))),
                                Stream.of("programs", "browsers")
                                        .flatMap(key ->
                                                Stream.of(data.getProperty(key).split(" +"))))
                        .toList())
                .doesNotHaveDuplicates()
                .allMatch(token -> token.matches("[a-z0-9-]+"));
        assertThat(data.stringPropertyNames())
                .allMatch(key -> List.of("agents", "programs", "browsers").contains(key)
                        || ids.stream()
                                .anyMatch(id -> key.matches(id + "\\.(name|tokens|robots|by|purpose|source|checked)")));
    }

    @Test
    void aFamilyThatWasDroppedCountsAsOthers() {
        assertThat(AgentFamilies.of("altavista").id()).isEqualTo("other");
    }
}
