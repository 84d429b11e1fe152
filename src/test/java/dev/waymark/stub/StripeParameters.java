package dev.waymark.stub;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What Stripe takes for a checkout session, as far as Waymark sends it, and what it says of anything else. */
final class StripeParameters {

    static final String TERMS = "consent_collection[terms_of_service]";

    private static final String BEHAVIOUR = "line_items[0][price_data][tax_behavior]";
    private static final Set<String> SWITCHES =
            Set.of("automatic_tax[enabled]", "tax_id_collection[enabled]", "invoice_creation[enabled]");
    private static final Pattern KNOWN = Pattern.compile("mode|success_url|cancel_url|line_items\\[0]\\[quantity]"
            + "|line_items\\[0]\\[price_data]\\[(?:currency|unit_amount|tax_behavior)]"
            + "|line_items\\[0]\\[price_data]\\[product_data]\\[(?:name|tax_code)]"
            + "|(?:payment_intent_data\\[metadata]|metadata)\\[[a-z_]{1,40}]");

    private static final Pattern KNOWN_OF_SUBSCRIPTION = Pattern.compile(
            "mode|success_url|cancel_url|customer|customer_update\\[(?:address|name)]|line_items\\[0]\\[(?:quantity|price)]"
                    + "|line_items\\[0]\\[price_data]\\[(?:currency|unit_amount|tax_behavior)]"
                    + "|line_items\\[0]\\[price_data]\\[product_data]\\[(?:name|tax_code)]"
                    + "|line_items\\[0]\\[price_data]\\[recurring]\\[interval]"
                    + "|subscription_data\\[description]|(?:subscription_data\\[metadata]|metadata)\\[[a-z_]{1,40}]");

    private StripeParameters() {}

    /** Refuses whatever does not have one of these names. */
    static Optional<StripeAnswer> unknown(Map<String, String> form, String known) {
        Pattern names = Pattern.compile(known);
        return form.keySet().stream()
                .filter(name -> !names.matcher(name).matches())
                .findFirst()
                .flatMap(name -> refused("parameter_unknown", "Received unknown parameter: " + name));
    }

    /** What the account charges, and how much of it is tax. */
    record Tax(long total, long tax) {}

    /** Twenty per cent on top of a price without tax, or the sixth part of one with it. */
    static Tax tax(Map<String, String> form, long amount) {
        if (!isOn(form, "automatic_tax[enabled]")) {
            return new Tax(amount, 0);
        }
        return "inclusive".equals(form.get(BEHAVIOUR))
                ? new Tax(amount, amount / 6)
                : new Tax(amount + amount / 5, amount / 5);
    }

    static boolean isOn(Map<String, String> form, String name) {
        return "true".equals(form.get(name));
    }

    static Optional<StripeAnswer> problem(Map<String, String> form, boolean termsUrlSet) {
        return problem(form, termsUrlSet, KNOWN);
    }

    /** What Stripe takes for a session of the mode subscription. */
    static Optional<StripeAnswer> problemOfSubscription(Map<String, String> form, boolean termsUrlSet) {
        if (form.containsKey("invoice_creation[enabled]")) {
            return refused("", "You can only enable invoice creation when `mode` is set to `payment`.");
        }
        if (!form.containsKey("success_url") || !form.containsKey("customer")) {
            return refused("parameter_missing", "Missing required param: success_url.");
        }
        boolean named = form.containsKey("line_items[0][price]");
        String interval = form.getOrDefault("line_items[0][price_data][recurring][interval]", "");
        if (!named && !Set.of("day", "week", "month", "year").contains(interval)) {
            return refused(
                    "", "You must provide at least one recurring price in `subscription` mode when using prices.");
        }
        if (named && form.containsKey("line_items[0][price_data][currency]")) {
            return refused("", "You may only specify one of these parameters: price, price_data.");
        }
        if (isOn(form, "automatic_tax[enabled]") && !"auto".equals(form.get("customer_update[address]"))) {
            return refused("", "Automatic tax calculation in Checkout requires a valid address on the Customer.");
        }
        if (isOn(form, "tax_id_collection[enabled]") && !"auto".equals(form.get("customer_update[name]"))) {
            return refused("", "Tax ID collection requires updating business name on the customer.");
        }
        return problem(form, termsUrlSet, KNOWN_OF_SUBSCRIPTION);
    }

    private static Optional<StripeAnswer> problem(Map<String, String> form, boolean termsUrlSet, Pattern known) {
        for (Map.Entry<String, String> each : form.entrySet()) {
            String name = each.getKey();
            if (SWITCHES.contains(name)) {
                if (!Set.of("true", "false").contains(each.getValue())) {
                    return refused("", "Invalid boolean: " + each.getValue());
                }
            } else if (name.equals(TERMS)) {
                if (!Set.of("none", "required").contains(each.getValue())) {
                    return refused("", "Invalid " + TERMS + ": must be one of none or required");
                }
            } else if (!known.matcher(name).matches()) {
                return refused("parameter_unknown", "Received unknown parameter: " + name);
            }
        }
        if ("required".equals(form.get(TERMS)) && !termsUrlSet) {
            return refused(
                    "", "You cannot collect consent to your terms of service: the Dashboard has no URL of them.");
        }
        if (isOn(form, "automatic_tax[enabled]")
                && !form.containsKey("line_items[0][price]")
                && !Set.of("inclusive", "exclusive").contains(form.getOrDefault(BEHAVIOUR, ""))) {
            return refused("", "With automatic tax the price needs a tax_behavior: inclusive or exclusive.");
        }
        return Optional.empty();
    }

    private static Optional<StripeAnswer> refused(String code, String message) {
        return Optional.of(StripeAnswer.error(400, "invalid_request_error", code, message));
    }
}
