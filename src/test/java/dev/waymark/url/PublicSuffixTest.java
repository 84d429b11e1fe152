package dev.waymark.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicSuffixTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uk",
                "co.uk",
                "org.uk",
                "github.io",
                "wixsite.com",
                "blogspot.com",
                "netlify.app",
                "pages.dev",
                "foo.ck",
                "x.kawasaki.jp",
                "eu-1.compute.amazonaws.com",
                "xn--55qx5d.cn",
            })
    void isANameBelowWhichAnybodyCanHaveOne(String host) {
        assertThat(PublicSuffix.is(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "www.example.org",
                "example.co.uk",
                "harbour.github.io",
                "harbour.wixsite.com",
                "www.ck",
                "city.kawasaki.jp",
                "a.xn--55qx5d.cn",
                "harbour.example",
                "wordpress.com",
                "localhost",
                "127.0.0.1",
                "[::1]",
            })
    void isNoNameOfSomebody(String host) {
        assertThat(PublicSuffix.is(host)).isFalse();
    }
}
