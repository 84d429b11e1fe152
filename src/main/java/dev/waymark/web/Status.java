package dev.waymark.web;

import jakarta.ws.rs.core.Response;

/** An HTTP status with its reason phrase, those included that JAX-RS has no name for. */
record Status(int code, String phrase) implements Response.StatusType {

    static Response.StatusType of(int code) {
        // always one of our own: of one that JAX-RS knows, the server prints the phrase only when it knows it too
        Response.Status known = Response.Status.fromStatusCode(code);
        String unknown = code == 422 ? "Unprocessable Content" : "Error";
        return new Status(code, known == null ? unknown : known.getReasonPhrase());
    }

    @Override
    public int getStatusCode() {
        return code;
    }

    @Override
    public Response.Status.Family getFamily() {
        return Response.Status.Family.familyOf(code);
    }

    @Override
    public String getReasonPhrase() {
        return phrase;
    }
}
