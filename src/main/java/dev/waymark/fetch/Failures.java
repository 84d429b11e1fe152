package dev.waymark.fetch;

import dev.waymark.fetch.FetchFailure.Reason;
import dev.waymark.url.Url;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** Says in our words what kept an answer from coming. */
final class Failures {

    private Failures() {}

    /** @param late whether the time for the whole response ran out, whatever was reported then */
    static FetchFailure skip(Url url, Exception failure, boolean late) {
        return new FetchFailure(url, late ? Reason.TOO_SLOW : reason(failure), failure.toString());
    }

    private static Reason reason(Exception failure) {
        if (failure instanceof Body.TooLarge) {
            return Reason.TOO_LARGE;
        }
        if (isWithoutConnection(failure)) {
            return Reason.UNREACHABLE;
        }
        return failure instanceof SocketTimeoutException ? Reason.TOO_SLOW : Reason.BROKEN;
    }

    private static boolean isWithoutConnection(Exception failure) {
        return failure instanceof UnknownHostException
                || failure instanceof ConnectTimeoutException
                || failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof SSLException;
    }
}
