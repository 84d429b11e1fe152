package dev.waymark.bulk;

import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.Token;
import jakarta.ws.rs.WebApplicationException;

/** Names a list in addresses. It opens nothing without its account. */
public record BulkId(String text) {

    /** @throws IllegalArgumentException if the text does not have the shape of an id */
    public BulkId {
        if (!Token.isShaped(text)) {
            throw new IllegalArgumentException("not the id of a list");
        }
    }

    static BulkId random() {
        return new BulkId(Token.random().text());
    }

    /**
     * The id in a path; JAX-RS calls this.
     *
     * @throws WebApplicationException 404 for what cannot be one
     */
    public static BulkId valueOf(String text) {
        if (!Token.isShaped(text)) {
            throw unknown();
        }
        return new BulkId(text);
    }

    /** 404, the same for a list that does not exist and one of another account. */
    static WebApplicationException unknown() {
        return ProblemDetails.of(ProblemType.NOT_FOUND, "error.bulk-unknown").asException();
    }

    @Override
    public String toString() {
        return text;
    }
}
