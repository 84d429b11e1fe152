package dev.waymark.mcp.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that a client can read without calling a tool. */
public interface Resources {

    /** A file in a list. */
    record Listed(String uri, String name, String title) {}

    /** Some of them; {@code next} is null when there are no more. */
    record Page(List<Listed> files, @Nullable String next) {}

    /** The shapes of addresses, each named by a key of the bundle below {@code mcp.resource}. */
    List<Listed> templates();

    /**
     * What the client may read, from a place on.
     *
     * @param cursor null at the beginning
     * @throws RpcError for a place that was never given out
     */
    Page list(@Nullable String cursor) throws RpcError;

    /**
     * The text of a file.
     *
     * @throws RpcError when it is not there, or not for this client
     */
    ForeignText read(String uri) throws RpcError;
}
