package dev.waymark.admin;

import dev.waymark.mail.MailAddress;
import dev.waymark.mail.MailKind;
import dev.waymark.mail.Mails;
import dev.waymark.payment.Payment;
import dev.waymark.payment.PaymentLookup;
import dev.waymark.payment.Payments;
import dev.waymark.storage.Sql;
import dev.waymark.submission.Submission;
import dev.waymark.submission.Submissions;
import dev.waymark.url.BadUrl;
import dev.waymark.url.Url;
import dev.waymark.web.SharedId;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Finds the jobs and payments that something a customer has named is about: the address of their page, its token, their e-mail address, an
 * order, an id of Stripe, or the site.
 */
@ApplicationScoped
class ReferenceSearch {

    private static final Pattern ORDER =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern OF_STRIPE = Pattern.compile("(?:pi|cs|ch|py)_[A-Za-z0-9_]{1,250}");

    @Inject
    private Sql sql;

    @Inject
    private JobSearch jobs;

    @Inject
    private PaymentSearch payments;

    @Inject
    private Submissions placed;

    @Inject
    private Payments allPayments;

    @Inject
    private PaymentLookup stripe;

    @Inject
    private Mails mails;

    /** What was found; both lists are empty when nothing was. */
    public record Found(List<JobLine> jobs, List<PaymentLine> payments) {}

    Found find(String typed) {
        String text = typed.strip();
        Optional<MailAddress> address = MailAddress.parse(text);
        if (address.isPresent()) {
            return of(address.get());
        }
        if (ORDER.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
            return of(allPayments.ofOrder(UUID.fromString(text)));
        }
        if (OF_STRIPE.matcher(text).matches()) {
            return of(stripe.find(text));
        }
        Set<Long> submissions = opened(text);
        return submissions.isEmpty() ? ofSite(text) : of(submissions, Set.of());
    }

    private Found of(MailAddress address) {
        Set<Long> submissions = new TreeSet<>(placed.ofEmail(address.text(), JobSearch.PAGE));
        Set<Long> paid = new TreeSet<>();
        mails.to(address).forEach(mail -> (mail.kind() == MailKind.REFUNDED ? paid : submissions).add(mail.about()));
        return of(submissions, paid);
    }

    private Found of(Optional<Payment> payment) {
        return payment.map(found -> of(found.submissionId().map(Set::of).orElse(Set.of()), Set.of(found.id())))
                .orElse(new Found(List.of(), List.of()));
    }

    private Found of(Set<Long> submissions, Set<Long> paid) {
        return new Found(jobs.ofSubmissions(submissions), payments.of(submissions, paid));
    }

    /** The submissions that a part of a link opens, by its token or by its shared id. */
    private Set<Long> opened(String text) {
        Set<Long> found = new TreeSet<>();
        for (String part : text.replace('?', '/').replace('#', '/').split("/", -1)) {
            if (Token.isShaped(part)) {
                placed.find(new Token(part)).map(Submission::id).ifPresent(found::add);
            } else if (SharedId.isShaped(part)) {
                sql.of("select id from visible_submissions where shared_hash = :hash")
                        .with("hash", new SharedId(part).hash())
                        .first(row -> row.longValue("id"))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private Found ofSite(String text) {
        String host;
        try {
            host = Url.parse(text).host();
        } catch (BadUrl e) {
            host = text;
        }
        return new Found(jobs.ofSite(host), List.of());
    }
}
