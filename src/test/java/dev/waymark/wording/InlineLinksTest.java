package dev.waymark.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class InlineLinksTest {

    private static final String TARGET = "\\([^()]{0,2048}+(?:\\([^()]{0,200}+\\)[^()]{0,200}+)?+\\)";
    private static final Pattern IMAGE = Pattern.compile("!\\[[^\\[\\]]{0,500}+]" + TARGET);
    private static final Pattern LINK = Pattern.compile("(?<!\\\\)\\[([^\\[\\]]{0,500}+)]" + TARGET);
    private static final Pattern MARKS = Pattern.compile("\\*\\*|__|`|(?<!\\w)[*_]|[*_](?!\\w)|\\\\(?=\\p{Punct})");

    @Test
    void putsLabelsInThePlaceOfLinks() {
        assertThat(InlineLinks.labels("See [our work](/work) and [Oxford (city)](/w/Oxford_(city))."))
                .isEqualTo("See our work and Oxford (city).");
        assertThat(InlineLinks.labels("No \\[link](/work), [no address], [open]("))
                .isEqualTo("No \\[link](/work), [no address], [open](");
        assertThat(InlineLinks.withoutImages("[![A van](/van.jpg)](/van)")).isEqualTo("[](/van)");
    }

    @Test
    void readsLinksAndMarksAsTheRegularExpressionsThatDefineThemDo() {
        String[] parts = {
            "[", "]", "(", ")", "](", "[a](", "![", "\\", "*", "**", "_", "__", "`", " ", "a", "é", "😀", ".", "a_b"
        };
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(24); j >= 0; j--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            String line = text.toString();
            String unlinked = LINK.matcher(IMAGE.matcher(line).replaceAll("")).replaceAll("$1");
            assertThat(InlineLinks.labels(InlineLinks.withoutImages(line)))
                    .as(line)
                    .isEqualTo(unlinked);
            assertThat(InlineLinks.without(line))
                    .as(line)
                    .isEqualTo(LINK.matcher(line).replaceAll(""));
            assertThat(InlineLinks.hasTwo(line))
                    .as(line)
                    .isEqualTo(LINK.matcher(line).results().count() > 1);
            String plain = MARKS.matcher(unlinked).replaceAll("").replaceAll(" +(?=\\.(?: |$))| +$|^ +", "");
            assertThat(Prose.plain(line)).as(line).isEqualTo(plain.replaceAll(" +", " "));
        }
    }
}
