package dev.waymark.listener;

import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.NetworkListener;

/** Adds our filters to the server's listener, before its own: see docs/decisions/0017. */
public final class ListenerFilters implements AddOn {

    @Override
    public void setup(NetworkListener listener, FilterChainBuilder filters) {
        int place = filters.indexOfType(HttpServerFilter.class);
        filters.add(place, new BrokenPaths());
        filters.add(place, new StartingFilter());
    }
}
