package dev.waymark.web;

import jakarta.ws.rs.core.Response;

/** An HTTP status with its reason phrase, those included that JAX-RS has no name for. */
record Status(int code, String phrase) implements Response.StatusType {

    static Response.StatusType of(int code) {
        Response.Status known = Response.Status.fromStatusCode(code);
        return known != null ? known : new Status(code, code == 422 ? "Unprocessable Content" : "Error");
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
