package dev.waymark.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a name. */
@FunctionalInterface
public interface NameLookup {

    /** Asks the resolver of the machine. */
    NameLookup SYSTEM = name -> List.of(InetAddress.getAllByName(name));

    /** All IPv4 and IPv6 addresses of the name, at least one. */
    List<InetAddress> addresses(String name) throws UnknownHostException;
}
