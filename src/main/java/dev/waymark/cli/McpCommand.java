package dev.waymark.cli;

import dev.waymark.mcp.protocol.McpServer;
import dev.waymark.mcp.protocol.StandardStreams;
import dev.waymark.message.Messages;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Serves agents on this machine. */
@Command(
        name = "mcp",
        description = "Speaks the Model Context Protocol over standard input and output, for agents on this machine.",
        exitCodeList = {"0:there was nothing more to read", "2:an option makes no sense"})
final class McpCommand implements Callable<Integer> {

    @Mixin
    private NetworkOptions access = new NetworkOptions();

    @Override
    public Integer call() throws IOException, Unusable {
        PrintStream out = System.out;
        System.setOut(System.err); // what anything else prints is no message
        try (LocalTools tools = LocalTools.open(access)) {
            McpServer server =
                    new McpServer(tools.list(), Optional.empty(), Messages.ENGLISH, "mcp.instructions.local");
            new StandardStreams(server, out).serve(System.in);
        } finally {
            System.setOut(out);
        }
        return Main.FINE;
    }
}
