package dev.waymark.throttle;

import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** A Lua script that Redis keeps under its hash: one round trip once it is known there. */
final class Script {

    private final String source;
    private volatile String hash = "";

    Script(String source) {
        this.source = source;
    }

    Object run(UnifiedJedis redis, List<String> keys, List<String> arguments) {
        try {
            return redis.evalsha(hash, keys, arguments);
        } catch (JedisNoScriptException firstUseOrFlushed) {
            hash = redis.scriptLoad(source);
            return redis.evalsha(hash, keys, arguments);
        }
    }
}
