package dev.waymark.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An answer of the API: an object or an error in Stripe's form. */
record StripeAnswer(int status, String body, boolean replayed) {

    static StripeAnswer of(JsonNode object) {
        return new StripeAnswer(200, object.toString(), false);
    }

    static StripeAnswer error(int status, String type, String code, String message) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode error = answer.putObject("error").put("type", type).put("message", message);
        if (!code.isEmpty()) {
            error.put("code", code).put("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
        }
        return new StripeAnswer(status, answer.toString(), false);
    }

    static StripeAnswer unknown(String what) {
        return error(404, "invalid_request_error", "resource_missing", "No such object: '" + what + "'");
    }

    StripeAnswer again() {
        return new StripeAnswer(status, body, true);
    }
}
