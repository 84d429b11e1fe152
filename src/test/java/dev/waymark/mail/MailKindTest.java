package dev.waymark.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.message.Messages;
import dev.waymark.web.Ids;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailKindTest {

    @ParameterizedTest
    @EnumSource(MailKind.class)
    void hasWordsForTheListOfTheOperator(MailKind kind) {
        assertThat(Messages.hasKey("mail.kind." + Ids.of(kind))).isTrue();
    }
}
