package dev.waymark.account.signin;

import dev.waymark.mail.MailComposer;
import dev.waymark.mail.MailKind;
import dev.waymark.mail.MailRequest;
import dev.waymark.mail.MailText;
import dev.waymark.mail.Outbox;
import dev.waymark.message.Messages;
import dev.waymark.web.PersonalPages;
import dev.waymark.web.PublicUrl;
import dev.waymark.web.RequestLanguage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The mail with the link. The token is behind a {@code #}, which no browser sends: so it is in no log. */
@ApplicationScoped
public class SignInMails implements MailComposer, PersonalPages {

    @Inject
    private SignIns signIns;

    @Inject
    private Outbox outbox;

    @Inject
    private PublicUrl publicUrl;

    @Inject
    private RequestLanguage language;

    /** Whether links can be sent from here. */
    @Override
    public boolean areOpen() {
        return outbox.isOpen();
    }

    @Override
    public Set<MailKind> kinds() {
        return Set.of(MailKind.SIGN_IN);
    }

    @Override
    public Optional<MailText> compose(MailRequest request) {
        return signIns.open(request.about()).map(this::text);
    }

    private MailText text(SignInSecret opened) {
        Messages words = language.first();
        return new MailText(
                words.text("mail.sign-in.subject"),
                List.of(
                        words.text("mail.sign-in"),
                        publicUrl.at("/sign-in/link#" + opened.token().text()),
                        words.text("mail.sign-in.code", opened.spaced()),
                        words.text("mail.sign-in.not-you")));
    }
}
