package dev.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedIdTest {

    /** Links that have been passed on hold as long as the result: printf 'shared %s' TOKEN | sha256sum. */
    @Test
    void isMadeFromTheTokenAlwaysInTheSameWay() {
        assertThat(new Token("AAAAAAAAAAAAAAAAAAAAAA").shared().text()).isEqualTo("sPoD7i9UFDvt7RJpawRTBhA");
    }

    @Test
    void neverHasTheShapeOfATokenAndATokenNeverHasItsShape() {
        Token token = Token.random();
        String shared = token.shared().text();
        assertThat(shared).hasSize(23).startsWith("s").doesNotContain(token.text());
        assertThat(Token.isShaped(shared)).isFalse();
        for (String other : List.of(token.text(), shared.substring(1), shared + "A", "t" + shared.substring(1), "")) {
            assertThatThrownBy(() -> new SharedId(other)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void isNotWhatIsStoredForTheTokenNorForItself() {
        Token token = Token.random();
        String shared = token.shared().text();
        assertThat(List.of(token.hash(), token.shared().hash()))
                .allSatisfy(hash -> assertThat(written(hash)).doesNotContain(shared.substring(1, 20)));
        assertThat(token.shared().hash()).isNotEqualTo(token.hash());
    }

    @Test
    void isNotInLogs() {
        Token token = Token.random();
        assertThat(token.shared().toString()).doesNotContain(token.shared().text());
    }

    /** What has a shared id in its hands can only be asked for. */
    @Test
    void opensNoRouteThatChangesAnything() {
        assertThat(Route.all().stream()
                        .filter(route -> Arrays.asList(route.method().getParameterTypes())
                                .contains(SharedId.class)))
                .hasSizeGreaterThan(4)
                .allMatch(route -> route.verb().equals("GET"));
    }

    private static String written(byte[] hash) {
        return Base64.getUrlEncoder().encodeToString(hash);
    }
}
